package org.porchlight.records.formats;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;

/** The parts of an Excel workbook that its cells need: sheets, shared texts, formats, calendar. */
final class Workbook implements Closeable {
  private static final String FOLDER = "xl/";
  private static final int MOST_STYLES = 100_000;
  private static final int MOST_SHEETS = 1_000;

  private final Path file;
  private final Archive archive;
  private final Map<String, String> partOfSheet = new LinkedHashMap<>();
  private final List<DateStyle> styles = new ArrayList<>();
  private boolean from1904;

  private Workbook(Path file, Archive archive) {
    this.file = file;
    this.archive = archive;
  }

  static Workbook open(Path file) throws IOException {
    byte[] head = Unpacked.head(file);
    if (!Unpacked.isZip(head)) {
      FileKind.refuseNoTable(file, head);
      throw Refusal.otherForm(
          file,
          head.length == 0
              ? "the file is empty. Ask the source for it again."
              : "the file is not an Excel workbook (.xlsx), whatever its name says. Run ./porchlight profile on it to see what it is.");
    }
    Archive archive = Archive.open(file);
    try {
      if (!archive.isWorkbook()) {
        throw Refusal.otherForm(file, "the file is an archive, but not an Excel workbook (.xlsx).");
      }
      Workbook workbook = new Workbook(file, archive);
      workbook.readSheets();
      workbook.readStyles();
      return workbook;
    } catch (ProblemsException | IOException e) {
      archive.close();
      throw e;
    }
  }

  List<String> sheets() {
    return List.copyOf(partOfSheet.keySet());
  }

  boolean from1904() {
    return from1904;
  }

  DateStyle style(int index) {
    return index < styles.size() ? styles.get(index) : DateStyle.NUMBER;
  }

  /**
   * The cells of a sheet as XML.
   *
   * @param sheet null for the first
   */
  XmlEvents sheet(@Nullable String sheet) throws IOException {
    if (partOfSheet.isEmpty()) {
      throw Refusal.otherForm(file, "the workbook has no sheets with cells.");
    }
    String name = sheet == null ? partOfSheet.keySet().iterator().next() : sheet;
    String part = partOfSheet.get(name);
    if (part == null) {
      throw Refusal.sheet(file, name, partOfSheet.keySet());
    }
    XmlEvents events = part(part);
    if (events == null) {
      throw damaged();
    }
    return events;
  }

  SharedTexts sharedTexts() throws IOException {
    SharedTexts texts = new SharedTexts(file);
    try (XmlEvents xml = part(FOLDER + "sharedStrings.xml")) {
      if (xml != null) {
        StringBuilder text = new StringBuilder();
        while (xml.next()) {
          if (xml.starts("si")) {
            text.setLength(0);
            richText(xml, "si", text);
            texts.add(unescaped(text));
          }
        }
      }
    }
    return texts;
  }

  /** Reads the pieces of a text up to the end of its element, without hints how to pronounce it. */
  static void richText(XmlEvents xml, String end, StringBuilder text) {
    boolean inText = false;
    while (xml.next() && !xml.ends(end)) {
      if (xml.starts("rPh")) {
        xml.skipElement();
      } else if (xml.starts("t")) {
        inText = true;
      } else if (xml.ends("t")) {
        inText = false;
      } else if (inText && xml.isText()) {
        xml.appendText(text);
      }
    }
  }

  /** Excel writes characters that XML does not allow as {@code _x000D_}. */
  static String unescaped(CharSequence text) {
    String plain = text.toString();
    int at = plain.indexOf("_x");
    if (at < 0) {
      return CellText.trimmed(plain);
    }
    StringBuilder out = new StringBuilder(plain.length());
    int from = 0;
    for (; at >= 0; at = plain.indexOf("_x", at)) {
      int code = escaped(plain, at);
      if (code >= 0) {
        out.append(plain, from, at).append((char) code);
        at += 7;
        from = at;
      } else {
        at += 2;
      }
    }
    return CellText.trimmed(out.append(plain, from, plain.length()).toString());
  }

  private static int escaped(String text, int at) {
    if (at + 7 > text.length() || text.charAt(at + 6) != '_') {
      return -1;
    }
    int code = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  private void readSheets() throws IOException {
    Map<String, String> parts = relations();
    try (XmlEvents xml = part(FOLDER + "workbook.xml")) {
      while (xml != null && xml.next()) {
        if (xml.starts("workbookPr")) {
          String flag = xml.attribute("date1904");
          from1904 = "1".equals(flag) || "true".equals(flag);
        } else if (xml.starts("sheet")) {
          String name = xml.attribute("name");
          String part = parts.get(xml.attribute("id"));
          // Sheets that are charts have no cells.
          if (name != null && part != null && part.contains("worksheets/")) {
            partOfSheet.putIfAbsent(name, part);
          }
          if (partOfSheet.size() > MOST_SHEETS) {
            throw damaged();
          }
        }
      }
    }
  }

  private Map<String, String> relations() throws IOException {
    Map<String, String> parts = new HashMap<>();
    try (XmlEvents xml = part(FOLDER + "_rels/workbook.xml.rels")) {
      while (xml != null && xml.next()) {
        if (xml.starts("Relationship")) {
          String id = xml.attribute("Id");
          String target = xml.attribute("Target");
          if (id != null && target != null && parts.size() < MOST_SHEETS * 10) {
            parts.put(id, target.startsWith("/") ? target.substring(1) : FOLDER + target);
          }
        }
      }
    }
    return parts;
  }

  private void readStyles() throws IOException {
    Map<Integer, DateStyle> own = new HashMap<>();
    boolean cells = false;
    try (XmlEvents xml = part(FOLDER + "styles.xml")) {
      while (xml != null && xml.next()) {
        if (xml.starts("numFmt")) {
          String code = xml.attribute("formatCode");
          if (code != null && own.size() < MOST_STYLES) {
            own.put(xml.number("numFmtId", 0), DateStyle.of(code));
          }
        } else if (xml.starts("cellXfs")) {
          cells = true;
        } else if (xml.ends("cellXfs")) {
          cells = false;
        } else if (cells && xml.starts("xf") && styles.size() < MOST_STYLES) {
          int format = xml.number("numFmtId", 0);
          DateStyle style = own.get(format);
          styles.add(style == null ? DateStyle.ofBuiltIn(format) : style);
        }
      }
    }
  }

  private @Nullable XmlEvents part(String name) throws IOException {
    Unpacked content = archive.member(name);
    return content == null ? null : XmlEvents.open(file, content);
  }

  private ProblemsException damaged() {
    return Refusal.otherForm(
        file, "the workbook is damaged: a part of it is missing. Ask the source for it again.");
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
