package org.porchlight.records.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;

/** The table of a shapefile, in the format of dBASE: rows of fixed length, read one by one. */
final class DbfTable {
  private static final int HEADER = 32;
  private static final int END_OF_FIELDS = 0x0d;
  private static final int END_OF_FILE = 0x1a;

  /** What the byte in the header that names a language stands for. */
  private static final Map<Integer, String> LANGUAGES =
      Map.ofEntries(
          Map.entry(0x01, "IBM437"),
          Map.entry(0x02, "IBM850"),
          Map.entry(0x03, "windows-1252"),
          Map.entry(0x57, "windows-1252"),
          Map.entry(0x58, "windows-1252"),
          Map.entry(0x59, "windows-1252"),
          Map.entry(0x64, "IBM852"),
          Map.entry(0x65, "IBM866"),
          Map.entry(0x13, "Shift_JIS"),
          Map.entry(0x7b, "Shift_JIS"),
          Map.entry(0x4d, "GBK"),
          Map.entry(0x4e, "EUC-KR"),
          Map.entry(0x4f, "Big5"),
          Map.entry(0xc8, "windows-1250"),
          Map.entry(0xc9, "windows-1251"),
          Map.entry(0xca, "windows-1254"),
          Map.entry(0xcb, "windows-1253"));

  private record Field(String name, char type, int at, int length) {}

  private final Path file;
  private final InputStream in;
  private final @Nullable Charset charset;
  private final List<Field> fields;
  private final long rows;
  private final byte[] record;
  private long read;

  private DbfTable(
      Path file,
      InputStream in,
      @Nullable Charset charset,
      List<Field> fields,
      long rows,
      byte[] record) {
    this.file = file;
    this.in = in;
    this.charset = charset;
    this.fields = fields;
    this.rows = rows;
    this.record = record;
  }

  /**
   * Reads the header.
   *
   * @param codePage what the {@code .cpg} file says; null when there is none
   * @param declared the encoding of the source
   */
  static DbfTable open(Path file, InputStream in, @Nullable String codePage, String declared)
      throws IOException {
    byte[] head = bytes(file, in, HEADER);
    long rows = LittleEndian.i32(head, 4) & 0xffff_ffffL;
    int headerLength = LittleEndian.u16(head, 8);
    int recordLength = LittleEndian.u16(head, 10);
    if (headerLength <= HEADER || recordLength == 0) {
      throw notDbf(file);
    }
    byte[] rest = bytes(file, in, headerLength - HEADER);
    Charset charset = charset(codePage, LittleEndian.u8(head, 29), declared);
    List<Field> fields = new ArrayList<>();
    int at = 1;
    for (int i = 0; i + HEADER <= rest.length && rest[i] != END_OF_FIELDS; i += HEADER) {
      char type = (char) LittleEndian.u8(rest, i + 11);
      // Only texts may be longer than 255 bytes, with the upper byte where decimals would be.
      int length = type == 'C' ? LittleEndian.u16(rest, i + 16) : LittleEndian.u8(rest, i + 16);
      int end = i;
      while (end < i + 11 && rest[end] != 0) {
        end++;
      }
      fields.add(new Field(decode(rest, i, end - i, charset), type, at, length));
      at += length;
      if (at > recordLength) {
        throw notDbf(file);
      }
    }
    if (fields.isEmpty()) {
      throw notDbf(file);
    }
    return new DbfTable(file, in, charset, fields, rows, new byte[recordLength]);
  }

  private static ProblemsException notDbf(Path file) {
    return Refusal.otherForm(
        file, "the .dbf of the shapefile is not one, or is damaged. Ask the source for it again.");
  }

  private static byte[] bytes(Path file, InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw notDbf(file);
    }
    return bytes;
  }

  private static @Nullable Charset charset(
      @Nullable String codePage, int language, String declared) {
    if (codePage != null) {
      Charset named = named(codePage);
      if (named != null) {
        return named;
      }
    }
    String known = LANGUAGES.get(language);
    if (known != null && Charset.isSupported(known)) {
      return Charset.forName(known);
    }
    Charset fallback = Charset.forName(declared);
    return fallback.equals(StandardCharsets.UTF_8) ? null : fallback;
  }

  /** The encoding that a {@code .cpg} file names: UTF-8, 65001, ANSI 1252, 88591, OEM 437. */
  private static @Nullable Charset named(String codePage) {
    String word = codePage.strip().toUpperCase(Locale.ROOT).replaceAll("^(ANSI|OEM|CP)[ _-]?", "");
    if (word.length() > 20) {
      return null;
    }
    String digits = word.replaceAll("[^0-9]", "");
    String name =
        word.contains("UTF") || digits.equals("65001")
            ? "UTF-8"
            : digits.startsWith("8859") && digits.length() > 4
                ? "ISO-8859-" + digits.substring(4)
                : digits.startsWith("125") ? "windows-" + digits : "IBM" + digits;
    try {
      return Charset.isSupported(name) ? Charset.forName(name) : null;
    } catch (java.nio.charset.IllegalCharsetNameException e) {
      return null;
    }
  }

  List<String> columns() {
    return HeadedRows.unique(fields.stream().map(field -> CellText.trimmed(field.name)).toList());
  }

  /** Goes to the next row; false after the last. */
  boolean next() throws IOException {
    if (read == rows) {
      return false;
    }
    int flag = in.read();
    if (flag == END_OF_FILE) {
      throw Refusal.brokenAt(file, read + 2);
    }
    if (flag < 0 || in.readNBytes(record, 1, record.length - 1) < record.length - 1) {
      throw new EOFException("the table ends within a row");
    }
    record[0] = (byte) flag;
    read++;
    return true;
  }

  boolean isDeleted() {
    return record[0] == '*';
  }

  String text(int index) {
    Field field = fields.get(index);
    return switch (field.type) {
      case 'C' -> CellText.trimmed(decode(record, field.at, field.length, charset));
      case 'N', 'F' -> number(ascii(field));
      case 'D' -> day(ascii(field));
      case 'L' -> flag(ascii(field));
      case 'I' -> field.length == 4 ? Integer.toString(LittleEndian.i32(record, field.at)) : "";
      // What else there is stands in other files, or is no value.
      default -> "";
    };
  }

  private String ascii(Field field) {
    return CellText.trimmed(
        new String(record, field.at, field.length, StandardCharsets.ISO_8859_1));
  }

  private static String number(String text) {
    // Stars stand for a number that did not fit.
    return text.indexOf('*') >= 0 ? "" : CellText.plain(text);
  }

  private static String day(String text) {
    return text.length() == 8 && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? (text.equals("00000000")
            ? ""
            : "%s-%s-%s".formatted(text.substring(0, 4), text.substring(4, 6), text.substring(6)))
        : text;
  }

  private static String flag(String text) {
    return switch (text) {
      case "T", "t", "Y", "y" -> "true";
      case "F", "f", "N", "n" -> "false";
      default -> "";
    };
  }

  /** Without a word about the encoding: UTF-8 where it is that, else what Windows used to write. */
  private static String decode(byte[] bytes, int from, int length, @Nullable Charset charset) {
    if (charset != null) {
      return text(bytes, from, length, charset);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, length))
          .toString();
    } catch (CharacterCodingException e) {
      return text(bytes, from, length, Charset.forName("windows-1252"));
    }
  }

  private static String text(byte[] bytes, int from, int length, Charset charset) {
    String text = new String(bytes, from, length, charset);
    int nul = text.indexOf('\0');
    return nul < 0 ? text : text.substring(0, nul);
  }
}
