package org.porchlight.records.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Source;

/**
 * The rows of one sheet of an Excel workbook (2007 or later), cell by cell. Moments are written as
 * {@code 2024-08-18T13:05:00}, days as {@code 2024-08-18}; a cell with an error is empty.
 */
final class XlsxRows {
  private static final int LAST_ROW = 1 << 24;

  private final Path file;
  private final @Nullable String sheet;

  private XlsxRows(Path file, @Nullable String sheet) {
    this.file = file;
    this.sheet = sheet;
  }

  static RowSource open(Path file, Source.Layout layout) throws IOException {
    return HeadedRows.open(file, layout.headerRow(), scan(file, layout.sheet()));
  }

  static HeadedRows.Scan scan(Path file, @Nullable String sheet) {
    return new XlsxRows(file, sheet)::rows;
  }

  private void rows(long last, RowSource.RowVisitor visitor) throws IOException {
    try (Workbook workbook = Workbook.open(file);
        XmlEvents xml = workbook.sheet(sheet)) {
      new Reading(workbook, xml, visitor).rows(last);
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw Refusal.brokenAt(file, 1);
    }
  }

  private static final class Reading {
    private final Workbook workbook;
    private final SharedTexts shared;
    private final XmlEvents xml;
    private final RowSource.RowVisitor visitor;
    private final CellRow row = new CellRow();
    private final StringBuilder text = new StringBuilder();

    Reading(Workbook workbook, XmlEvents xml, RowSource.RowVisitor visitor) throws IOException {
      this.workbook = workbook;
      this.shared = workbook.sharedTexts();
      this.xml = xml;
      this.visitor = visitor;
    }

    void rows(long last) throws IOException {
      long number = 0;
      while (xml.next() && !xml.ends("sheetData")) {
        if (xml.starts("row")) {
          number = xml.number("r", (int) Math.min(number + 1, LAST_ROW));
          if (number > last) {
            return;
          }
          xml.at(number);
          row.clear();
          cells();
          if (!row.isEmpty()) {
            visitor.row(number, row, xml.bytesRead());
          }
        }
      }
    }

    private void cells() {
      int column = -1;
      while (xml.next() && !xml.ends("row")) {
        if (xml.starts("c")) {
          column = column(xml.attribute("r"), column + 1);
          cell(column);
        }
      }
    }

    private void cell(int column) {
      String type = Objects.requireNonNullElse(xml.attribute("t"), "n");
      int style = xml.number("s", 0);
      text.setLength(0);
      boolean inValue = false;
      while (xml.next() && !xml.ends("c")) {
        if (xml.starts("v")) {
          inValue = true;
        } else if (xml.ends("v")) {
          inValue = false;
        } else if (xml.starts("is")) {
          Workbook.richText(xml, "is", text);
        } else if (inValue && xml.isText()) {
          xml.appendText(text);
        }
      }
      row.put(column, value(type, style));
    }

    private String value(String type, int style) {
      if (text.isEmpty()) {
        return "";
      }
      return switch (type) {
        case "s" -> shared.get(index());
        case "b" -> text.charAt(0) == '1' || text.charAt(0) == 't' ? "true" : "false";
        case "e" -> "";
        case "str", "inlineStr" -> Workbook.unescaped(text);
        case "d" -> moment(CellText.trimmed(text.toString()), workbook.style(style));
        default -> number(CellText.trimmed(text.toString()), workbook.style(style));
      };
    }

    private int index() {
      if (text.length() > 9) {
        return -1;
      }
      int index = 0;
      for (int i = 0; i < text.length(); i++) {
        int digit = text.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          return -1;
        }
        index = index * 10 + digit;
      }
      return index;
    }

    private String number(String number, DateStyle style) {
      if (style == DateStyle.NUMBER && isShortWhole(number)) {
        return number;
      }
      try {
        return style.text(Double.parseDouble(number), workbook.from1904());
      } catch (NumberFormatException e) {
        return number;
      }
    }
  }

  /** The column of a cell's address, from 0. Addresses beyond any sheet are beyond any table. */
  private static int column(@Nullable String address, int otherwise) {
    if (address == null) {
      return otherwise;
    }
    int column = 0;
    int letters = 0;
    while (letters < address.length() && letters < 4) {
      int letter = address.charAt(letters) - 'A';
      if (letter < 0 || letter > 25) {
        break;
      }
      column = column * 26 + letter + 1;
      letters++;
    }
    return letters == 0 ? otherwise : column - 1;
  }

  private static boolean isShortWhole(String number) {
    return number.length() <= 15
        && !number.isEmpty()
        && number.chars().allMatch(c -> c >= '0' && c <= '9')
        && (number.length() == 1 || number.charAt(0) != '0');
  }

  /** A moment in ISO 8601, as some programs write it, in the form of all others. */
  static String moment(String iso, DateStyle style) {
    try {
      return iso.length() == 10
          ? LocalDate.parse(iso).toString()
          : style.text(
              LocalDateTime.parse(iso.endsWith("Z") ? iso.substring(0, iso.length() - 1) : iso));
    } catch (DateTimeException e) {
      return iso;
    }
  }
}
