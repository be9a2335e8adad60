package org.porchlight.cli.dedupe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.city.NearestName;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;

/**
 * The files to be linked together, looked at but not yet read.
 *
 * @param bytes on the disk, all files together
 */
public record PersonFiles(List<PersonFile> files, long bytes) {
  private static final String PATH_CODE = "PL-DEDUPE-001";

  /** Copies the list. */
  public PersonFiles {
    files = List.copyOf(files);
  }

  /**
   * Looks at every file.
   *
   * @param problems gets whatever keeps a file from being read
   */
  public static PersonFiles open(List<Path> paths, ColumnRoles roles, List<Problem> problems)
      throws IOException {
    List<PersonFile> files = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    long bytes = 0;
    int before = problems.size();
    if (paths.isEmpty()) {
      problems.add(new Problem("", "no file is named; name one or more CSV files.", PATH_CODE));
    }
    for (Path path : paths) {
      Optional<String> unusable = unusable(path);
      if (unusable.isPresent()) {
        problems.add(new Problem(path.toString(), unusable.get(), PATH_CODE));
      } else if (!seen.add(path.toRealPath())) {
        problems.add(
            new Problem(
                path.toString(),
                "the file is named twice; each of its records would be there twice. Name it once.",
                PATH_CODE));
      } else {
        bytes += Files.size(path);
        try {
          files.add(PersonFile.open(name(path, paths), new FileBytes(path), roles.names()));
        } catch (ProblemsException e) {
          problems.addAll(e.problems());
        }
      }
    }
    if (problems.size() == before) {
      problems.addAll(missingColumns(files, roles));
    }
    return new PersonFiles(files, bytes);
  }

  private static Optional<String> unusable(Path path) {
    if (Files.isDirectory(path)) {
      return Optional.of("this is a folder; name the CSV files in it.");
    }
    if (!Files.exists(path)) {
      return Optional.of("there is no such file. Paths are relative to where you stand.");
    }
    if (!Files.isRegularFile(path)) {
      return Optional.of("this is not a file that can be read twice; copy its content to one.");
    }
    return Files.isReadable(path)
        ? Optional.empty()
        : Optional.of("this file may not be read by you; check who owns it.");
  }

  /** Its last part, or all of it where two files would be called the same. */
  private static String name(Path path, List<Path> all) {
    Path last = path.getFileName();
    long same = all.stream().filter(other -> last.equals(other.getFileName())).count();
    return same > 1 ? path.toString() : last.toString();
  }

  private static List<Problem> missingColumns(List<PersonFile> files, ColumnRoles roles) {
    Set<String> there = new LinkedHashSet<>();
    Set<String> named = new LinkedHashSet<>();
    for (PersonFile file : files) {
      there.addAll(file.columns());
      if (file.hasNames(roles.names())) {
        named.addAll(file.columns());
      }
    }
    named.removeAll(roles.names());
    named.remove("");
    List<Problem> problems = new ArrayList<>();
    roles.roles().keySet().stream()
        .filter(column -> !there.contains(column))
        .map(column -> missing("--role", column, files.size(), named))
        .forEach(problems::add);
    roles
        .truth()
        .filter(column -> !there.contains(column))
        .map(column -> missing("--truth", column, files.size(), named))
        .ifPresent(problems::add);
    roles
        .labels()
        .filter(column -> !there.contains(column))
        .map(column -> missing("--train-on", column, files.size(), named))
        .ifPresent(problems::add);
    return problems;
  }

  private static Problem missing(String option, String column, int files, Set<String> known) {
    String hint =
        known.stream()
            .filter(column::equalsIgnoreCase)
            .findFirst()
            .map(" Did you mean '%s'?"::formatted)
            .orElseGet(() -> NearestName.hint(column, known));
    return new Problem(
        option + " " + column,
        "%s no column of this name; the first row of a file names its columns.%s"
            .formatted(files == 1 ? "the file has" : "the files have", hint),
        "PL-DEDUPE-005");
  }
}
