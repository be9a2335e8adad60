package org.porchlight.records;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.city.City;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;

/** Where a run finds its files: a folder the operator names, else the city folder itself. */
public final class SourceFiles {
  private final City city;
  private final Optional<Path> from;

  /**
   * Looks for files of this city.
   *
   * @param from a folder with local copies by file name; empty for the city folder's own
   */
  public SourceFiles(City city, Optional<Path> from) {
    this.city = city;
    this.from = from;
  }

  /** The file of a source, also with {@code .gz} at its end; empty when it is not there. */
  public Optional<Path> find(Source source) {
    return in(from.orElse(city.folder().resolve("extracts")), source.file());
  }

  /** A file of this name, also with {@code .gz} at its end. */
  public static Optional<Path> in(Path folder, String name) {
    Path plain = folder.resolve(name);
    Path packed = folder.resolve(name + ".gz");
    return Files.isRegularFile(plain)
        ? Optional.of(plain)
        : Files.isRegularFile(packed) ? Optional.of(packed) : Optional.empty();
  }

  /**
   * The files of all sources, in the city's order.
   *
   * @throws ProblemsException when one is missing, naming all that are
   */
  public Map<Source, Path> all() {
    Map<Source, Path> files = new LinkedHashMap<>();
    List<Source> missing = new ArrayList<>();
    for (Source source : city.sources().values()) {
      find(source).ifPresentOrElse(file -> files.put(source, file), () -> missing.add(source));
    }
    if (missing.isEmpty()) {
      return files;
    }
    if (from.isPresent()) {
      throw new ProblemsException(
          from.get().toString(),
          "the folder lacks %s. Put the files there under these names (a .gz after the name is read too)."
              .formatted(names(missing)),
          "PL-IMPORT-001");
    }
    throw new ProblemsException(missing.stream().map(source -> missing(city, source)).toList());
  }

  private static String names(List<Source> sources) {
    return String.join(", ", sources.stream().map(Source::file).toList());
  }

  private static Problem missing(City city, Source source) {
    String reason =
        source.location() == null
            ? "the city folder has no extracts/%s. Put the file there, or name the folder that holds it with --from."
                .formatted(source.file())
            : "fetching from %s comes with a later version, and extracts/%s is not there. Download the file and name its folder with --from."
                .formatted(source.location(), source.file());
    return new Problem(
        "%s/sources/%s.yaml".formatted(city.folder().getFileName(), source.id()),
        reason,
        "PL-IMPORT-001");
  }
}
