package org.porchlight.records.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Source;

/**
 * The rows of one sheet of an Excel 2003 workbook in XML, which old portals hand out as {@code
 * .xls}. Rows and cells that are empty are left out in such files; an index says where to go on.
 */
final class SpreadsheetMlRows {
  private static final int MOST_STYLES = 100_000;

  private final Path file;
  private final Source.Layout layout;

  private SpreadsheetMlRows(Path file, Source.Layout layout) {
    this.file = file;
    this.layout = layout;
  }

  static RowSource open(Path file, Source.Layout layout) throws IOException {
    return HeadedRows.open(file, layout.headerRow(), scan(file, layout));
  }

  static HeadedRows.Scan scan(Path file, Source.Layout layout) {
    return new SpreadsheetMlRows(file, layout)::rows;
  }

  private void rows(long last, RowSource.RowVisitor visitor) throws IOException {
    try (XmlEvents xml = XmlEvents.open(file, Unpacked.open(file, layout.member()))) {
      new Reading(xml, visitor).workbook(last);
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw Refusal.brokenAt(file, 1);
    }
  }

  private final class Reading {
    private final XmlEvents xml;
    private final RowSource.RowVisitor visitor;
    private final Map<String, DateStyle> styles = new HashMap<>();
    private final List<String> sheets = new ArrayList<>();
    private final CellRow row = new CellRow();
    private final StringBuilder text = new StringBuilder();

    Reading(XmlEvents xml, RowSource.RowVisitor visitor) {
      this.xml = xml;
      this.visitor = visitor;
    }

    void workbook(long last) throws IOException {
      boolean isWorkbook = false;
      String style = "";
      while (xml.next()) {
        if (!isWorkbook) {
          isWorkbook = xml.starts("Workbook");
          if (!isWorkbook) {
            break;
          }
        } else if (xml.starts("Style")) {
          style = Objects.requireNonNullElse(xml.attribute("ID"), "");
        } else if (xml.starts("NumberFormat")) {
          String format = xml.attribute("Format");
          if (format != null && styles.size() < MOST_STYLES) {
            styles.put(style, DateStyle.of(format));
          }
        } else if (xml.starts("Worksheet")) {
          String name = Objects.requireNonNullElse(xml.attribute("Name"), "");
          if (layout.sheet() == null || layout.sheet().equals(name)) {
            table(last);
            return;
          }
          if (sheets.size() < 20) {
            sheets.add(name);
          }
          xml.skipElement();
        }
      }
      if (!isWorkbook) {
        throw Refusal.otherForm(
            file, "the file is XML, but not an Excel 2003 workbook ('Workbook' is expected).");
      }
      if (layout.sheet() != null) {
        throw Refusal.sheet(file, layout.sheet(), sheets);
      }
    }

    private void table(long last) throws IOException {
      long number = 0;
      while (xml.next() && !xml.ends("Worksheet")) {
        if (xml.starts("Row")) {
          number = xml.number("Index", (int) Math.min(number + 1, Integer.MAX_VALUE));
          if (number > last) {
            return;
          }
          xml.at(number);
          row.clear();
          cells(xml.attribute("StyleID"));
          if (!row.isEmpty()) {
            visitor.row(number, row, xml.bytesRead());
          }
        }
      }
    }

    private void cells(@Nullable String rowStyle) {
      int next = 0;
      while (xml.next() && !xml.ends("Row")) {
        if (xml.starts("Cell")) {
          int column = Math.min(xml.number("Index", next + 1) - 1, Limits.COLUMNS);
          int merged = Math.min(xml.number("MergeAcross", 0), Limits.COLUMNS);
          next = Math.max(column, 0) + 1 + merged;
          String style = xml.attribute("StyleID");
          cell(Math.max(column, 0), style == null ? rowStyle : style);
        }
      }
    }

    private void cell(int column, @Nullable String style) {
      while (xml.next() && !xml.ends("Cell")) {
        if (xml.starts("Data")) {
          String type = Objects.requireNonNullElse(xml.attribute("Type"), "String");
          text.setLength(0);
          // A text may have markup within; its words are all that counts.
          while (xml.next() && !xml.ends("Data")) {
            if (xml.isText()) {
              xml.appendText(text);
            }
          }
          row.put(column, value(type, CellText.trimmed(text.toString()), style));
        } else if (xml.starts("Comment")) {
          xml.skipElement();
        }
      }
    }

    private String value(String type, String value, @Nullable String style) {
      return switch (type) {
        case "DateTime" ->
            XlsxRows.moment(
                value, styles.getOrDefault(style == null ? "" : style, DateStyle.NUMBER));
        case "Number" -> CellText.whole(CellText.plain(value));
        case "Boolean" -> value.equals("1") ? "true" : value.equals("0") ? "false" : value;
        case "Error" -> "";
        default -> value;
      };
    }
  }
}
