package org.porchlight.records.formats;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.zip.ZipException;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;

/** The rows of text in columns: CSV, TSV and their kin, packed or not. */
final class CsvRows {
  private final Path file;
  private final Source.Layout layout;

  private CsvRows(Path file, Source.Layout layout) {
    this.file = file;
    this.layout = layout;
  }

  static RowSource open(Path file, Source.Layout layout) throws IOException {
    return HeadedRows.open(file, layout.headerRow(), scan(file, layout));
  }

  static HeadedRows.Scan scan(Path file, Source.Layout layout) {
    return new CsvRows(file, layout)::rows;
  }

  // Quotes within quoted words are common in free text, and the library has no other way yet.
  @SuppressWarnings("removal")
  private void rows(long last, RowSource.RowVisitor visitor) throws IOException {
    long number = 0;
    try (Unpacked content = Unpacked.open(file, layout.member());
        Reader reader = TextContent.open(content, Charset.forName(layout.encoding()));
        CsvReader<Row> csv =
            CsvReader.builder()
                .fieldSeparator(layout.delimiter())
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                // A quote that is never closed makes the rest of a file one field: rows would be
                // lost.
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(Limits.FIELD_CHARS)
                .build(new Row(), reader)) {
      Iterator<Row> iterator = csv.iterator();
      while (number < last && iterator.hasNext()) {
        Row row = iterator.next();
        number++;
        if (row.used > Limits.ROW_CHARS) {
          throw Refusal.tooMuch(
              file, number, "more than %,d characters".formatted(Limits.ROW_CHARS));
        }
        if (row.size() > Limits.COLUMNS) {
          throw Refusal.tooManyColumns(file, number);
        }
        if (!row.isEmptyLine()) {
          visitor.row(number, row, content.bytesRead());
        }
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw e.getCause() instanceof ProblemsException limit ? limit : openQuote(number + 1);
    } catch (ZipException | EOFException e) {
      throw Refusal.brokenAt(file, number + 1);
    }
  }

  private ProblemsException openQuote(long row) {
    return Refusal.brokenAt(
        file,
        row,
        "the file cannot be read on from this row; a quote may be open, or the file was cut short.");
  }

  /** One record in a buffer that is used again; texts are made only of the columns asked for. */
  private static final class Row extends AbstractBaseCsvCallbackHandler<Row> implements RawRow {
    private char[] chars = new char[4096];
    private int[] ends = new int[64];
    private int fields;
    private int used;
    private boolean empty;

    @Override
    protected void handleBegin(long startingLineNumber) {
      fields = 0;
      used = 0;
      empty = false;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      // What is beyond the limits is not kept; the row is refused when it is complete.
      if (used > Limits.ROW_CHARS || fields > Limits.COLUMNS) {
        return;
      }
      if (used + length > chars.length) {
        chars = Arrays.copyOf(chars, Math.max(chars.length * 2, used + length));
      }
      if (fields == ends.length) {
        ends = Arrays.copyOf(ends, fields * 2);
      }
      System.arraycopy(buffer, offset, chars, used, length);
      used += length;
      ends[fields++] = used;
    }

    @Override
    protected void handleEmpty() {
      empty = true;
    }

    @Override
    protected Row buildRecord() {
      return this;
    }

    boolean isEmptyLine() {
      return empty || (fields == 1 && text(0).isEmpty());
    }

    @Override
    public int size() {
      return fields;
    }

    @Override
    public String text(int column) {
      return CharRow.text(chars, ends, fields, column);
    }

    @Override
    public RawRow kept() {
      return new CharRow(Arrays.copyOf(chars, used), Arrays.copyOf(ends, fields));
    }
  }
}
