package org.porchlight.cli.dedupe;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Problem;
import org.porchlight.release.CsvCell;

/** The answer: for every row of the input, in its order, which person it is. */
public record PersonsFile(OutFile file) {
  private static final String CODE = "PL-DEDUPE-008";

  /**
   * The file to be written; empty when none is asked for.
   *
   * @param needless whether something else was asked for, so that it can be left out
   * @param problems gets what keeps it from being written, before any work is done
   */
  public static Optional<PersonsFile> at(
      @Nullable Path out, boolean needless, List<Path> inputs, List<Problem> problems)
      throws IOException {
    if (out == null) {
      if (!needless) {
        problems.add(
            new Problem(
                "--out",
                "say where the persons are to be written, for example --out persons.csv. Only with --truth, --explain, --report or --save-model can it be left out.",
                CODE));
      }
      return Optional.empty();
    }
    return Optional.of(
        new PersonsFile(OutFile.at("--out", out, "persons.csv", inputs, CODE, problems)));
  }

  /**
   * Writes the answer.
   *
   * @param personOfRecord from 0, for each record
   */
  public void write(Intake intake, int[] personOfRecord) throws IOException {
    file.write(
        out -> {
          CsvWriter csv = CsvWriter.builder().build(out);
          csv.writeRecord("record", "person", "file", "row");
          int record = 0;
          for (InputRow row : intake.rows()) {
            String name = intake.fileName(row);
            String number = String.valueOf(row.row());
            String key = row.key();
            String person = row.linked() ? "P" + (personOfRecord[record++] + 1) : "";
            csv.writeRecord(
                CsvCell.harmless(key == null ? name + ":" + number : key),
                person,
                CsvCell.harmless(name),
                number);
          }
          csv.flush();
        });
  }
}
