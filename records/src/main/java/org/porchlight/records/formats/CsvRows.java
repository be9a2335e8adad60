package org.porchlight.records.formats;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;

/** The rows of a CSV file. */
final class CsvRows implements RowSource {
  private final Path file;
  private final Charset encoding;
  private final char delimiter;
  private final List<String> columns;

  private CsvRows(Path file, Charset encoding, char delimiter) throws IOException {
    this.file = file;
    this.encoding = encoding;
    this.delimiter = delimiter;
    List<String> header = new ArrayList<>();
    read(
        (number, row, bytes) -> {
          for (int i = 0; i < row.size(); i++) {
            header.add(row.text(i));
          }
        },
        1);
    this.columns = List.copyOf(header);
  }

  static CsvRows open(Path file, Source source) throws IOException {
    CsvRows rows =
        new CsvRows(file, Charset.forName(source.layout().encoding()), source.layout().delimiter());
    if (rows.columns.isEmpty()) {
      throw new ProblemsException(
          file.getFileName().toString(),
          "the file is empty; its first row must name the columns.",
          "PL-IMPORT-003");
    }
    return rows;
  }

  static CsvRows plain(Path file) throws IOException {
    return new CsvRows(file, java.nio.charset.StandardCharsets.UTF_8, ',');
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public void forEach(RowVisitor visitor) throws IOException {
    read(
        (number, row, bytes) -> {
          if (number > 1) {
            visitor.row(number, row, bytes);
          }
        },
        Long.MAX_VALUE);
  }

  private void read(RowVisitor visitor, long rows) throws IOException {
    CountingInput.Opened input = CountingInput.open(file);
    long number = 0;
    // Bytes that are no text become U+FFFD, which the field readers report by row and column.
    try (Reader reader =
            new InputStreamReader(
                input.content(),
                encoding
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE));
        CsvReader<Row> csv =
            CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(true)
                .build(new Row(), reader)) {
      Iterator<Row> iterator = csv.iterator();
      while (number < rows && iterator.hasNext()) {
        Row row = iterator.next();
        number++;
        if (!row.isEmptyLine()) {
          visitor.row(number, row, input.counter().count());
        }
      }
    } catch (CsvParseException | java.io.UncheckedIOException e) {
      throw unreadable(number + 1);
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw unreadable(number + 1);
    }
  }

  private ProblemsException unreadable(long row) {
    return new ProblemsException(
        "%s:%d".formatted(file.getFileName(), row),
        "the file cannot be read on from this row; a quote may be open, or the file was cut short. Ask the source for it again.",
        "PL-IMPORT-004");
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
      if (column >= fields) {
        return "";
      }
      int from = column == 0 ? 0 : ends[column - 1];
      int to = ends[column];
      while (from < to && RawRow.isBlank(chars[from])) {
        from++;
      }
      while (to > from && RawRow.isBlank(chars[to - 1])) {
        to--;
      }
      return from == to ? "" : new String(chars, from, to - from);
    }
  }
}
