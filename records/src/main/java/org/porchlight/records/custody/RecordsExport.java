package org.porchlight.records.custody;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.PublicRecords;
import org.porchlight.city.Source;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.Duck;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.lake.OpenLake;
import org.porchlight.release.CsvCell;

/**
 * Records for whoever asks under the law of public records: the fields that the source's class lets
 * anybody have, and a mark in the place of all others.
 */
public final class RecordsExport {
  /** What stands in the place of a value that is not given out. */
  public static final String WITHHELD = "[withheld]";

  private final Lake lake;

  /** Exports from one lake. */
  public RecordsExport(Lake lake) {
    this.lake = lake;
  }

  /**
   * What was given out.
   *
   * @param batch the delivery that counted
   * @param sha256 of the file
   */
  public record Result(
      String batch, long rows, List<String> given, List<String> withheld, String sha256) {}

  private record Column(String name, boolean given) {}

  /**
   * Writes the records of some days.
   *
   * @param from the first day; null for the beginning
   * @param to the last day; null for the end
   * @param file a new one
   */
  public Result write(
      Source source, PublicRecords law, @Nullable LocalDate from, @Nullable LocalDate to, Path file)
      throws IOException {
    Batch batch = lake.current(source.id()).orElseThrow();
    List<Column> columns = columns(source, law, batch);
    long rows = 0;
    try (OpenLake open = lake.query(List.of(source.id()));
        Statement statement = open.database().createStatement();
        ResultSet found = statement.executeQuery(query(source, batch, columns, from, to));
        Writer out = Files.newBufferedWriter(file, java.nio.file.StandardOpenOption.CREATE_NEW)) {
      out.write(
          columns.stream()
              .map(column -> CsvCell.of(column.name()))
              .collect(Collectors.joining(",")));
      out.write("\r\n");
      while (found.next()) {
        for (int i = 0; i < columns.size(); i++) {
          String text = found.getString(i + 1);
          out.write(i == 0 ? "" : ",");
          out.write(CsvCell.of(text == null ? "" : text));
        }
        out.write("\r\n");
        rows++;
      }
    } catch (SQLException e) {
      throw new IOException("the records could not be read", e);
    }
    return new Result(
        batch.id(),
        rows,
        columns.stream().filter(Column::given).map(Column::name).toList(),
        columns.stream().filter(column -> !column.given()).map(Column::name).toList(),
        sha256(file));
  }

  private static List<Column> columns(Source source, PublicRecords law, Batch batch) {
    List<Column> columns = new ArrayList<>();
    source
        .fields()
        .forEach(
            (name, field) -> {
              boolean given = law.publicFields().contains(name) && !source.kind().isPersonal(name);
              List<String> names =
                  field.as() == Source.As.LAT_LON
                      ? List.of("longitude", "latitude")
                      : List.of(batch.fields().contains(name + "_local") ? name + "_local" : name);
              names.stream()
                  .filter(batch.fields()::contains)
                  .forEach(column -> columns.add(new Column(column, given)));
            });
    return columns;
  }

  private static String query(
      Source source,
      Batch batch,
      List<Column> columns,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    String date = source.kind().date();
    String column = batch.fields().contains(date + "_local") ? date + "_local" : date;
    String day = "CAST(%s AS DATE)".formatted(Duck.name(column));
    List<String> where = new ArrayList<>(List.of("true"));
    if (from != null) {
      where.add("%s >= DATE '%s'".formatted(day, from));
    }
    if (to != null) {
      where.add("%s <= DATE '%s'".formatted(day, to));
    }
    // What is withheld does not even leave the database.
    return "SELECT %s FROM %s WHERE %s ORDER BY row"
        .formatted(
            columns.stream()
                .map(
                    one ->
                        one.given()
                            ? "CAST(%s AS VARCHAR)".formatted(Duck.name(one.name()))
                            : OpenLake.text(WITHHELD))
                .collect(Collectors.joining(", ")),
            Duck.name(source.id()),
            String.join(" AND ", where));
  }

  private static String sha256(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
