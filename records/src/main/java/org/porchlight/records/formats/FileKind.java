package org.porchlight.records.formats;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Files that are no table at all, told by their first bytes, whatever their names say. */
final class FileKind {
  /** Enough for every mark below. */
  static final int HEAD = 512;

  private record Mark(int at, String bytes, String what) {}

  private static final List<Mark> MARKS =
      List.of(
          new Mark(0, "%PDF", "a PDF document, a printed page that holds no rows to read"),
          new Mark(
              0,
              "\u00d0\u00cf\u0011\u00e0",
              "an Excel workbook from before 2007 (.xls), an old Word document, or one that wants a password"),
          new Mark(0, "\0\u0001\0\0Standard ACE DB", "a database of Access (.accdb)"),
          new Mark(0, "\0\u0001\0\0Standard Jet DB", "a database of Access (.mdb)"),
          new Mark(0, "$FL3", "a file of the statistics program SPSS"),
          new Mark(0, "X\n\0\0", "a file of the statistics program R (.rds)"),
          new Mark(0, "RDX", "a file of the statistics program R (.rda)"),
          new Mark(0, "RDA", "a file of the statistics program R (.rda)"),
          new Mark(0, "PAR1", "a Parquet file"),
          new Mark(0, "SQLite format 3", "an SQLite database"),
          new Mark(0, "<stata_dta>", "a file of the statistics program Stata"),
          new Mark(0, "s\u0002\u0001\0", "a file of the statistics program Stata"),
          new Mark(0, "r\u0002\u0001\0", "a file of the statistics program Stata"),
          new Mark(0, "$FL2", "a file of the statistics program SPSS"),
          new Mark(0, "7z\u00bc\u00af", "an archive of the program 7-Zip"),
          new Mark(0, "Rar!", "an archive of the program RAR"),
          new Mark(0, "BZh", "packed with bzip2"),
          new Mark(0, "\u00fd7zXZ", "packed with xz"),
          new Mark(0, "(\u00b5/\u00fd", "packed with zstd"),
          new Mark(257, "ustar", "a tar archive"),
          new Mark(0, "\u0089PNG", "a picture"),
          new Mark(0, "\u00ff\u00d8\u00ff", "a picture"),
          new Mark(0, "GIF8", "a picture"),
          new Mark(0, "{\\rtf", "a text document (.rtf)"));

  private FileKind() {}

  /** Refuses what is empty or no table. */
  static void refuseNoTable(Path file, byte[] head) {
    if (head.length == 0) {
      throw Refusal.otherForm(file, "the file is empty. Ask the source for it again.");
    }
    String what = what(head);
    if (what != null) {
      throw Refusal.otherKind(file, what);
    }
  }

  private static @Nullable String what(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    for (Mark mark : MARKS) {
      if (text.startsWith(mark.bytes, mark.at)) {
        return mark.what;
      }
    }
    String start = text.strip().toLowerCase(Locale.ROOT);
    return start.startsWith("<!doctype html") || start.startsWith("<html")
        ? "a web page, perhaps one that asks to sign in or reports an error"
        : null;
  }
}
