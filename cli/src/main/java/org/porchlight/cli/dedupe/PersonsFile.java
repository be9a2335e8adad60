package org.porchlight.cli.dedupe;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Problem;

/**
 * The answer: for every row of the input, in its order, which person it is. It appears whole or not
 * at all, and only its owner may read it.
 *
 * @param path where it is put; an earlier file there is replaced
 */
public record PersonsFile(Path path) {
  private static final String CODE = "PL-DEDUPE-008";

  /**
   * The file to be written; empty when none is asked for.
   *
   * @param problems gets what keeps it from being written, before any work is done
   */
  public static Optional<PersonsFile> at(
      @Nullable Path out, boolean judged, List<Path> inputs, List<Problem> problems)
      throws IOException {
    if (out == null) {
      if (!judged) {
        problems.add(
            new Problem(
                "--out",
                "say where the persons are to be written, for example --out persons.csv. Only with --truth, to judge the linking, can it be left out.",
                CODE));
      }
      return Optional.empty();
    }
    // Through a link to the file it stands for, so that the link stays.
    Path target = Files.exists(out) ? out.toRealPath() : out.toAbsolutePath().normalize();
    Path folder = target.getParent();
    Optional<String> reason = Optional.empty();
    if (Files.isDirectory(target) || folder == null) {
      reason = Optional.of("this is a folder; name a file, for example %s.");
    } else if (!Files.isDirectory(folder)) {
      reason = Optional.of("the folder it should be put in is not there; make it first.");
    } else if (Files.exists(target) && !Files.isRegularFile(target)) {
      reason = Optional.of("this is not a file that can be replaced; name another.");
    } else if (isAmong(inputs, target)) {
      reason =
          Optional.of("this is one of the files to be linked; it would be lost. Name another.");
    } else if (!Files.isWritable(folder)) {
      reason = Optional.of("the folder it should be put in may not be written by you.");
    }
    reason
        .map(text -> text.replace("%s", out.resolve("persons.csv").toString()))
        .ifPresent(text -> problems.add(new Problem("--out " + out, text, CODE)));
    return Optional.of(new PersonsFile(target));
  }

  private static boolean isAmong(List<Path> inputs, Path target) throws IOException {
    for (Path input : inputs) {
      if (Files.exists(input) && Files.exists(target) && Files.isSameFile(input, target)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes the answer.
   *
   * @param personOfRecord from 0, for each record
   */
  public void write(Intake intake, int[] personOfRecord) throws IOException {
    Path unfinished =
        Files.createTempFile(path.toAbsolutePath().getParent(), ".persons-", ".unfinished");
    try {
      try (CsvWriter csv = CsvWriter.builder().build(unfinished, StandardCharsets.UTF_8)) {
        csv.writeRecord("record", "person", "file", "row");
        int record = 0;
        for (InputRow row : intake.rows()) {
          String file = intake.fileName(row);
          String number = String.valueOf(row.row());
          String key = row.key();
          String person = row.linked() ? "P" + (personOfRecord[record++] + 1) : "";
          csv.writeRecord(key == null ? file + ":" + number : key, person, file, number);
        }
      }
      Files.move(
          unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
