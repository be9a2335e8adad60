package org.porchlight.records.fetch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import org.porchlight.records.Progress;

/**
 * One fetch of one source, and what is said about it on the way.
 *
 * @param scratch a private folder, gone after the import
 * @param notices grows
 */
record Errand(
    FetchSettings settings,
    Limits limits,
    Source source,
    Path scratch,
    Progress progress,
    List<Problem> notices) {

  Errand(FetchSettings settings, Limits limits, Source source, Path scratch, Progress progress) {
    this(settings, limits, source, scratch, progress, new ArrayList<>());
  }

  /** Where its settings stand. */
  String where() {
    return "sources/%s.yaml".formatted(source.id());
  }

  String location() {
    String location = source.arrival().location();
    if (location == null) {
      throw new ProblemsException(
          where(),
          "location is missing; this connector needs it. Write from where to fetch.",
          "PL-FETCH-001");
    }
    return location;
  }

  /** The file to write, under the name that reports give it. */
  Path target() {
    return scratch.resolve(name());
  }

  String name() {
    return String.valueOf(Path.of(source.arrival().file()).getFileName());
  }

  void notice(String message, String code) {
    notices.add(new Problem(where(), message, code));
  }

  ProblemsException problem(String message, String code) {
    return new ProblemsException(where(), message, code);
  }

  /** The environment's name for a secret of this source. */
  String variable(String what) {
    String id = source.id().toUpperCase(Locale.ROOT).replace('-', '_');
    return "PORCHLIGHT_" + id + "_" + what;
  }

  Optional<String> secret(String variable) {
    return Optional.ofNullable(settings.environment().get(variable)).filter(s -> !s.isBlank());
  }

  void checkChanged(Latest latest) {
    if (latest.ahead() > 0) {
      notice(
          "%,d rows say in %s that they were changed later than tomorrow. The next fetch begins at the latest moment before that; tell the source."
              .formatted(latest.ahead(), source.arrival().changed()),
          "PL-FETCH-018");
    }
  }
}
