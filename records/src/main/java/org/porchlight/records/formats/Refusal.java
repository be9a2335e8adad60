package org.porchlight.records.formats;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import org.porchlight.city.ProblemsException;

/** Why a file is not read, in words that its owner understands; never with a value from it. */
final class Refusal {
  private Refusal() {}

  /** The file is empty or not of the form it should have. */
  static ProblemsException otherForm(Path file, String sentence) {
    return new ProblemsException(name(file), sentence, "PL-IMPORT-003");
  }

  /**
   * The file ends or breaks within a row.
   *
   * @param row as a spreadsheet shows it
   */
  static ProblemsException brokenAt(Path file, long row) {
    return brokenAt(
        file,
        row,
        "the file cannot be read on from this row; it may be cut short, or damaged on its way.");
  }

  static ProblemsException brokenAt(Path file, long row, String sentence) {
    return new ProblemsException(
        "%s:%d".formatted(name(file), row),
        sentence + " Ask the source for it again.",
        "PL-IMPORT-004");
  }

  /** It unpacks to more than a file of records would. */
  static ProblemsException unpacksTooFar(Path file) {
    return new ProblemsException(
        name(file),
        "the file unpacks to more than %d GiB, or to more than %d times its size. A file like that is made to fill a disk; ask the source what it is."
            .formatted(Limits.UNPACKED_BYTES >> 30, Limits.RATIO),
        "PL-IMPORT-020");
  }

  /** The archive itself cannot be opened, or has too much in it. */
  static ProblemsException archive(Path file, String sentence) {
    return new ProblemsException(name(file), sentence, "PL-IMPORT-020");
  }

  /** Which file of an archive, or which list of a JSON text, is meant cannot be told. */
  static ProblemsException member(Path file, String sentence) {
    return new ProblemsException(name(file), sentence, "PL-IMPORT-021");
  }

  /** The workbook has no such sheet. */
  static ProblemsException sheet(Path file, String sheet, Collection<String> sheets) {
    return new ProblemsException(
        name(file),
        "the workbook has no sheet '%s'; it has %s. Put one of them into 'sheet' of the source."
            .formatted(
                sheet,
                sheets.stream().limit(20).map("'%s'"::formatted).collect(Collectors.joining(", "))),
        "PL-IMPORT-022");
  }

  /** It is something else altogether. */
  static ProblemsException otherKind(Path file, String what) {
    return new ProblemsException(
        name(file),
        "the file is %s. Ask the source for the same as CSV or as an Excel workbook (.xlsx)."
            .formatted(what),
        "PL-IMPORT-023");
  }

  /** A server answered, but not with records. */
  static ProblemsException answer(Path file, String sentence) {
    return new ProblemsException(
        name(file), sentence + " Fetch it again, or ask the source.", "PL-IMPORT-024");
  }

  /** One row, field, header or list is larger than any table's. */
  static ProblemsException tooMuch(Path file, long row, String what) {
    return new ProblemsException(
        "%s:%d".formatted(name(file), row),
        "the row has %s. This is no table as agencies send them; check the delimiter and the quotes, or ask the source."
            .formatted(what),
        "PL-IMPORT-025");
  }

  static ProblemsException tooManyColumns(Path file, long row) {
    return tooMuch(file, row, "more than %,d columns".formatted(Limits.COLUMNS));
  }

  static ProblemsException fieldTooLong(Path file, long row) {
    return tooMuch(file, row, "a field of more than %,d characters".formatted(Limits.FIELD_CHARS));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
