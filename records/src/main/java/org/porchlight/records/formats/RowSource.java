package org.porchlight.records.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Source;

/** The rows of one file as received, whatever its format. Reading it twice gives the same rows. */
public interface RowSource {
  /** The columns, as the file names them. */
  List<String> columns();

  /**
   * Reads all rows from the first to the last.
   *
   * @throws org.porchlight.city.ProblemsException when the file cannot be read on from some row
   */
  void forEach(RowVisitor visitor) throws IOException;

  /**
   * The coordinate reference system that the file itself declares, as {@code EPSG:2264} or as a WKT
   * text; null when it says nothing.
   */
  default @Nullable String crs() {
    return null;
  }

  /**
   * Looks at a file of which nothing is known: its form, encoding, delimiter and header row.
   *
   * @throws org.porchlight.city.ProblemsException when it is not a table, or not one that is read
   */
  static Sniffed sniff(Path file) throws IOException {
    return file.toString().endsWith("json")
        ? new Sniffed(Source.Connector.GEOJSON, Source.Layout.PLAIN, GeoJsonRows.open(file))
        : new Sniffed(Source.Connector.CSV, Source.Layout.PLAIN, CsvRows.plain(file));
  }

  /** Takes one row at a time; the row may be used only until the call returns. */
  @FunctionalInterface
  interface RowVisitor {
    /**
     * One row.
     *
     * @param number 1-based, counting the header, as a spreadsheet shows it
     * @param bytesRead of the file so far, roughly
     */
    void row(long number, RawRow row, long bytesRead) throws IOException;
  }

  /** Opens a file in the way that its source arrives. */
  static RowSource open(Path file, Source source) throws IOException {
    return switch (source.arrival().connector()) {
      case CSV -> CsvRows.open(file, source);
      case GEOJSON -> GeoJsonRows.open(file);
      default ->
          throw new org.porchlight.city.ProblemsException(
              "sources/%s.yaml".formatted(source.id()),
              "this connector is not read yet.",
              "PL-IMPORT-009");
    };
  }
}
