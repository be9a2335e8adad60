package org.porchlight.records.formats;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;

/** Guesses what a file is from its content; its name only chooses among the members of a zip. */
final class Sniffer {
  private static final int LOOK_AT = 1 << 16;
  private static final int MOST_SHEETS = 20;
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};
  private static final List<String> TABLES =
      List.of(".csv", ".tsv", ".txt", ".json", ".geojson", ".xml", ".xls");

  private final Path file;

  private Sniffer(Path file) {
    this.file = file;
  }

  static Sniffed sniff(Path file) throws IOException {
    return new Sniffer(file).sniff();
  }

  private Sniffed sniff() throws IOException {
    byte[] head = Unpacked.head(file);
    if (Unpacked.isZip(head)) {
      return archive();
    }
    if (head.length >= 4 && LittleEndian.bigEndian32(head, 0) == ShapeFile.FILE_CODE) {
      return opened(Source.Connector.SHAPEFILE, Source.Layout.PLAIN);
    }
    return text(null);
  }

  private Sniffed archive() throws IOException {
    try (Archive archive = Archive.open(file)) {
      if (archive.isWorkbook()) {
        return workbook();
      }
      if (archive.isShapefile()) {
        return opened(Source.Connector.SHAPEFILE, Source.Layout.PLAIN);
      }
      List<String> tables = archive.names().stream().filter(Sniffer::looksLikeTable).toList();
      boolean several = archive.names().size() > 1;
      return text(several && tables.size() == 1 ? tables.getFirst() : null);
    }
  }

  private static boolean looksLikeTable(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return TABLES.stream().anyMatch(lower::endsWith);
  }

  private Sniffed text(@Nullable String member) throws IOException {
    byte[] start;
    try (Unpacked content = Unpacked.open(file, member)) {
      start = content.readNBytes(LOOK_AT);
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw Refusal.brokenAt(file, 1);
    }
    FileKind.refuseNoTable(file, start);
    Charset charset = charset(start, member);
    String text = CellText.trimmed(new String(start, charset));
    if (text.indexOf('\0') >= 0) {
      throw Refusal.otherKind(file, "no text and no workbook");
    }
    Source.Layout layout = new Source.Layout(charset.name(), ',', null, 1, member, null);
    if (text.startsWith("{") || text.startsWith("[")) {
      return opened(JsonKind.of(file, layout), layout);
    }
    if (text.startsWith("<")) {
      if (text.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
        return headed(Source.Connector.SPREADSHEETML, layout, SpreadsheetMlRows.scan(file, layout));
      }
      throw Refusal.otherKind(file, "XML of a kind that is not read");
    }
    Source.Layout split = with(layout, delimiter(layout));
    return headed(Source.Connector.CSV, split, CsvRows.scan(file, split));
  }

  private Charset charset(byte[] start, @Nullable String member) throws IOException {
    Charset marked = TextContent.marked(start);
    if (marked != null) {
      return marked;
    }
    try (Unpacked content = Unpacked.open(file, member)) {
      return TextContent.isUtf8(content) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /**
   * The delimiter by which most rows have the same number of columns, and then the most columns.
   */
  private char delimiter(Source.Layout layout) throws IOException {
    char best = ',';
    double bestScore = 0;
    for (char delimiter : DELIMITERS) {
      double score = score(with(layout, delimiter));
      if (score > bestScore) {
        bestScore = score;
        best = delimiter;
      }
    }
    return best;
  }

  private double score(Source.Layout layout) throws IOException {
    try {
      FirstRows rows = FirstRows.of(CsvRows.scan(file, layout));
      // Even rows count more than many columns: a comma within words makes both by chance only.
      return rows.usualWidth() < 2
          ? 0
          : Math.pow(rows.shareOfUsualWidth(), 3) * Math.log(1 + rows.usualWidth());
    } catch (ProblemsException e) {
      return 0;
    }
  }

  private static Source.Layout with(Source.Layout layout, char delimiter) {
    return new Source.Layout(layout.encoding(), delimiter, null, 1, layout.member(), null);
  }

  private Sniffed workbook() throws IOException {
    List<String> sheets;
    try (Workbook workbook = Workbook.open(file)) {
      sheets = workbook.sheets();
    }
    String best = null;
    long most = -1;
    for (String sheet : sheets.subList(0, Math.min(MOST_SHEETS, sheets.size()))) {
      long cells = FirstRows.of(XlsxRows.scan(file, sheet)).cells();
      if (cells > most) {
        most = cells;
        best = sheet;
      }
    }
    String sheet = sheets.isEmpty() || sheets.getFirst().equals(best) ? null : best;
    return headed(
        Source.Connector.XLSX,
        new Source.Layout("UTF-8", ',', sheet, 1, null, null),
        XlsxRows.scan(file, sheet));
  }

  private Sniffed headed(Source.Connector connector, Source.Layout layout, HeadedRows.Scan scan)
      throws IOException {
    int header = FirstRows.of(scan).header();
    return opened(
        connector,
        new Source.Layout(
            layout.encoding(), layout.delimiter(), layout.sheet(), header, layout.member(), null));
  }

  private Sniffed opened(Source.Connector connector, Source.Layout layout) throws IOException {
    return new Sniffed(connector, layout, RowSource.open(file, connector, layout));
  }
}
