package org.porchlight.workspace.sources;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.release.LocalText;
import org.porchlight.study.sources.DeliveryLine;
import org.porchlight.study.sources.IssueLine;
import org.porchlight.study.sources.Notice;
import org.porchlight.study.sources.SourceLine;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/** A source's state in words. */
final class SourceWords {
  private static final long KILO = 1_000;

  private final Look look;
  private final Terms terms;

  SourceWords(Look look, Terms terms) {
    this.look = look;
    this.terms = terms;
  }

  /** A pill: how a source stands, and whether that is bad, in between or good. */
  record Pill(Phrase words, String tone) {}

  Pill pill(SourceLine line) {
    SourceStatus status = SourceStatus.of(line, terms);
    String tone =
        switch (status) {
          case ENDED, HELD, GAP, LATE, MANY_REJECTED -> "bad";
          case FEW_ROWS, CLOCK, ENDING, RENUMBERED -> "hold";
          case NEVER -> "none";
          case ON_TIME -> "good";
        };
    return new Pill(look.say("source.status." + status.label()), tone);
  }

  /** "3 days ago". */
  Phrase age(SourceLine line) {
    if (line.newest().isEmpty()) {
      return look.say("source.never");
    }
    LocalDate came = terms.day(line.newest().get().importedAt());
    long days = ChronoUnit.DAYS.between(came, line.today());
    // A made-up city's day may lie before the day on which it was made.
    return days <= 0 ? look.say("source.age.today") : look.count("source.age", days, Map.of());
  }

  /** What a notice says. */
  Phrase notice(Notice notice) {
    Map<String, Phrase> values = new HashMap<>();
    notice.figures().forEach((name, figure) -> values.put(name, look.number(figure)));
    if (notice.firstDay() != null && notice.lastDay() != null) {
      values.put("first", terms.date(notice.firstDay()));
      values.put("last", terms.date(notice.lastDay()));
    }
    String key = "source.notice." + notice.kind().label();
    boolean one =
        (notice.kind() == Notice.Kind.GAP || notice.kind() == Notice.Kind.AGREEMENT_ENDING)
            && notice.figures().containsValue(1L);
    return look.say(one ? key + ".one" : key, values);
  }

  /** What to do about it. */
  Phrase next(Notice notice) {
    return look.say("source.next." + notice.kind().label());
  }

  /** Days from the first record to the last. */
  Phrase days(DeliveryLine delivery) {
    return delivery.firstDay() == null || delivery.lastDay() == null
        ? look.say("source.undated")
        : look.say(
            "source.days",
            Map.of(
                "first", terms.date(delivery.firstDay()), "last", terms.date(delivery.lastDay())));
  }

  /** A file's size, in the largest unit that leaves a whole part. */
  Phrase size(long bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    double size = bytes;
    int unit = 0;
    while (size >= KILO && unit < units.length - 1) {
      size /= KILO;
      unit++;
    }
    String number =
        unit == 0 || size >= 10
            ? look.language().number(Math.round(size))
            : look.language().decimal(size);
    return Phrase.words(number + "\u00a0" + units[unit]);
  }

  /** A count with its share of all; a dash would look like a number, so nothing is "0". */
  Phrase share(long part, long all) {
    return all == 0
        ? look.number(part)
        : look.say(
            "source.share",
            Map.of("n", look.number(part), "share", look.percent((double) part / all)));
  }

  /** A kind of issue in words; the import's own sentence when it is new to the workspace. */
  Phrase rule(IssueLine issue) {
    return look.language()
        .find("issue." + issue.rule())
        .orElseGet(() -> look.language().data(LocalText.of(Map.of("en", issue.message()))));
  }

  /** What the data owner should do. */
  Phrase remedy(IssueLine issue) {
    return look.language()
        .find("issue." + issue.rule() + ".todo")
        .orElseGet(() -> look.say("issue.todo"));
  }

  /** A standard field: words, and the standard's name for it. */
  Phrase field(String field) {
    return look.language()
        .find("field." + field)
        .orElseGet(() -> look.language().name(field.replace('-', ' ')));
  }

  /** A word from data that may have a message of its own. */
  Phrase term(String prefix, String word) {
    return look.language().find(prefix + word).orElseGet(() -> look.language().name(word));
  }

  /** "A, B, C". */
  Phrase list(List<Phrase> parts) {
    Optional<Phrase> all =
        parts.stream()
            .reduce(
                (before, next) -> look.say("list.comma", Map.of("before", before, "next", next)));
    return all.orElseGet(() -> look.say("none"));
  }
}
