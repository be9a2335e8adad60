package org.porchlight.records.formats;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Source;

/** The rows of one file as received, whatever its format. Reading it twice gives the same rows. */
public interface RowSource {
  /** The columns, as the file names them; all different. */
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

  /** The same rows, read by another thread while the caller works on those before. */
  static RowSource ahead(RowSource rows) {
    return new RowsAhead(rows);
  }

  /** Opens a file in the way that its source arrives. */
  static RowSource open(Path file, Source source) throws IOException {
    Source.Arrival arrival = source.arrival();
    return switch (arrival.connector()) {
      case SODA, FOLDER ->
          open(
              file,
              arrival.format() == null ? Source.Connector.CSV : arrival.format(),
              source.layout());
      default -> open(file, arrival.connector(), source.layout());
    };
  }

  /** Opens a file of a form; what comes from a database is CSV. */
  static RowSource open(Path file, Source.Connector form, Source.Layout layout) throws IOException {
    try {
      return switch (form) {
        case CSV, SODA, FOLDER, JDBC -> CsvRows.open(file, layout);
        case GEOJSON -> FeatureRows.geoJson(file, layout);
        case ARCGIS -> FeatureRows.arcGis(file, layout);
        case JSON -> JsonListRows.open(file, layout);
        case XLSX -> XlsxRows.open(file, layout);
        case SPREADSHEETML -> SpreadsheetMlRows.open(file, layout);
        case SHAPEFILE -> ShapefileRows.open(file, layout);
      };
    } catch (ZipException | EOFException e) {
      throw Refusal.brokenAt(file, 1);
    }
  }

  /**
   * Looks at a file of which nothing is known: its form, encoding, delimiter and header row.
   *
   * @throws org.porchlight.city.ProblemsException when it is not a table, or not one that is read
   */
  static Sniffed sniff(Path file) throws IOException {
    try {
      return Sniffer.sniff(file);
    } catch (ZipException | EOFException e) {
      throw Refusal.brokenAt(file, 1);
    }
  }
}
