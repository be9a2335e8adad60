package org.porchlight.cli.dedupe;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.linkage.Records;
import org.porchlight.release.CsvCell;

/** The file a partner hands over: the key of each row, what it asked to keep, and encodings. */
public record EncodingsFile(OutFile file) {
  /**
   * Writes it.
   *
   * @param encoded the records of the intake, encoded
   * @param kept the name of a column to be kept as it is, with the value of each record
   */
  public void write(Intake intake, Records encoded, Optional<Kept> kept) throws IOException {
    file.write(
        out -> {
          CsvWriter csv = CsvWriter.builder().build(out);
          List<String> header = new ArrayList<>(List.of(EncodedFiles.RECORD_ID));
          kept.ifPresent(column -> header.add(column.name()));
          encoded.columns().forEach(column -> header.add(column.name()));
          csv.writeRecord(header);
          int record = 0;
          for (InputRow row : intake.rows()) {
            if (row.linked()) {
              String key = row.key();
              List<String> line = new ArrayList<>();
              line.add(
                  CsvCell.harmless(key == null ? intake.fileName(row) + ":" + row.row() : key));
              int at = record++;
              kept.ifPresent(column -> line.add(CsvCell.harmless(column.values().get(at))));
              line.addAll(encoded.values(at));
              csv.writeRecord(line);
            }
          }
          csv.flush();
        });
  }

  /**
   * A column that is not encoded.
   *
   * @param values of each record; empty where there is none
   */
  public record Kept(String name, List<String> values) {
    /** Copies the values. */
    public Kept {
      values = List.copyOf(values);
    }
  }
}
