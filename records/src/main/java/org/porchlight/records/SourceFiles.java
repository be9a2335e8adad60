package org.porchlight.records;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.city.City;
import org.porchlight.city.Problem;
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
   * What is missing, in as few sentences as name it all.
   *
   * @param sources those that are to be read
   * @param others names of further files that were found nowhere
   */
  public List<Problem> problems(List<Source> sources, List<String> others) {
    List<Source> missing = sources.stream().filter(source -> find(source).isEmpty()).toList();
    List<String> names = new ArrayList<>(missing.stream().map(Source::file).toList());
    names.addAll(others);
    if (names.isEmpty()) {
      return List.of();
    }
    if (from.isPresent()) {
      return List.of(
          new Problem(
              from.get().toString(),
              "the folder lacks %s; put %s there under %s (.gz after the name is read too)."
                  .formatted(
                      String.join(", ", names),
                      names.size() == 1 ? "it" : "them",
                      names.size() == 1 ? "this name" : "these names"),
              "PL-IMPORT-001"));
    }
    List<Problem> problems = new ArrayList<>();
    missing.forEach(source -> problems.add(missing(source)));
    if (!others.isEmpty()) {
      problems.add(
          new Problem(
              city.folder().resolve("areas").toString(),
              "there is no %s. Put the files there, or name the folder that holds them with --from."
                  .formatted(String.join(", ", others)),
              "PL-IMPORT-001"));
    }
    return problems;
  }

  private Problem missing(Source source) {
    String reason =
        "the city folder has no extracts/%s. Put the file there, or name the folder that holds it with --from."
            .formatted(source.file());
    return new Problem("sources/%s.yaml".formatted(source.id()), reason, "PL-IMPORT-001");
  }
}
