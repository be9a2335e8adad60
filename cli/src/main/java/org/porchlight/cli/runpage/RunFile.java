package org.porchlight.cli.runpage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.porchlight.linkage.RunComparison;
import org.porchlight.linkage.RunReport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as a file for programs, and for comparing a later run with.
 *
 * @param format says what this is and in which version
 * @param persons the names of the records of each person, in order of first appearance
 */
public record RunFile(String format, RunReport report, List<List<String>> persons) {
  private static final String FORMAT = "porchlight-link-report-1";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Copies the lists. */
  public RunFile {
    persons = persons.stream().map(List::copyOf).toList();
  }

  /** A run with the names of the records of each of its persons. */
  public static RunFile of(RunReport report, List<List<String>> persons) {
    return new RunFile(FORMAT, report, persons);
  }

  /** The file's text. */
  public String text() {
    return JSON.writeValueAsString(this) + "\n";
  }

  /** Reads a file; empty where it is not one of these. */
  public static Optional<RunFile> read(Path path) throws IOException {
    try {
      RunFile read = JSON.readValue(Files.readString(path), RunFile.class);
      return FORMAT.equals(read.format()) ? Optional.of(read) : Optional.empty();
    } catch (JacksonException
        | java.nio.charset.CharacterCodingException
        | NullPointerException e) {
      return Optional.empty();
    }
  }

  /** What changed from an earlier run to this one. */
  public RunComparison since(RunFile earlier) {
    return RunComparison.of(earlier.report, earlier.persons, report, persons);
  }

  /** Whether a file of this name is for programs rather than for people. */
  public static boolean isFor(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".json");
  }
}
