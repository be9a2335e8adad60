package org.porchlight.cli.dedupe;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a CSV file is written down, found by looking at it.
 *
 * @param encoding UTF-8 when the file says so or every byte fits it; else windows-1252, which older
 *     spreadsheets write; UTF-16 when the file says so
 * @param delimiter comma, semicolon, tab or bar
 */
record TextShape(Charset encoding, char delimiter) {
  static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** The comma first: it wins where several would do. */
  private static final Map<Character, String> DELIMITERS =
      Map.of(',', "commas", ';', "semicolons", '\t', "tabs", '|', "bars");

  private static final List<Character> BY_LIKELIHOOD = List.of(',', ';', '\t', '|');
  private static final int SAMPLE_CHARS = 1 << 16;
  private static final int SAMPLE_ROWS = 50;

  /**
   * Looks at a file from its beginning to its end.
   *
   * @param named the columns the operator named; the delimiter that finds most of them is right
   */
  static TextShape of(FileBytes bytes, Set<String> named) throws IOException {
    Charset encoding = encoding(bytes);
    char[] sample = new char[SAMPLE_CHARS];
    int length;
    try (Reader reader = reader(bytes.open(), encoding)) {
      length = fill(reader, sample);
    }
    String text = new String(sample, 0, length);
    boolean cut = length == SAMPLE_CHARS;
    char delimiter =
        BY_LIKELIHOOD.stream()
            .map(candidate -> Fit.of(candidate, text, cut, named))
            .max(Fit.BEST_LAST)
            .map(Fit::delimiter)
            .orElse(',');
    return new TextShape(encoding, delimiter);
  }

  /** The delimiter as one calls several of them. */
  String delimiterName() {
    return DELIMITERS.getOrDefault(delimiter, "commas");
  }

  boolean isUsual() {
    return delimiter == ',' && encoding.equals(StandardCharsets.UTF_8);
  }

  /** Text of the bytes; bytes that are no text become U+FFFD. The mark of its order is left out. */
  static Reader reader(InputStream bytes, Charset encoding) throws IOException {
    Reader reader =
        new java.io.BufferedReader(
            new InputStreamReader(
                bytes,
                encoding
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)));
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    return reader;
  }

  private static Charset encoding(FileBytes bytes) throws IOException {
    try (InputStream in = bytes.open()) {
      byte[] start = in.readNBytes(3);
      if (Arrays.equals(start, UTF_8_MARK)) {
        return StandardCharsets.UTF_8;
      }
      if (start.length > 1
          && ((start[0] == (byte) 0xFE && start[1] == (byte) 0xFF)
              || (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE))) {
        return StandardCharsets.UTF_16;
      }
    }
    // A decoder of its own: the reader above would replace what does not fit instead of telling.
    try (InputStream in = bytes.open();
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())) {
      char[] chars = new char[SAMPLE_CHARS];
      int read;
      do {
        read = reader.read(chars);
      } while (read >= 0);
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return WINDOWS;
    }
  }

  private static int fill(Reader reader, char[] chars) throws IOException {
    int length = 0;
    for (int read = 0; read >= 0 && length < chars.length; length += Math.max(0, read)) {
      read = reader.read(chars, length, chars.length - length);
    }
    return length;
  }

  /** A reader of rows that takes what people write: spaces around quotes, too few fields. */
  static CsvReader.CsvReaderBuilder rows(char delimiter) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .skipEmptyLines(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .trimWhitespacesAroundQuotes(true);
  }

  /**
   * How well a delimiter explains the beginning of a file.
   *
   * @param named how many named columns its header has
   * @param alike how many rows have as many fields as the header, where that is more than one
   * @param width how many fields the header has
   */
  private record Fit(char delimiter, long named, long alike, int width) {
    static final Comparator<Fit> BEST_LAST =
        Comparator.comparingLong(Fit::named)
            .thenComparingLong(Fit::alike)
            .thenComparingInt(Fit::width)
            .thenComparingInt(fit -> -BY_LIKELIHOOD.indexOf(fit.delimiter()));

    static Fit of(char delimiter, String text, boolean cut, Set<String> named) {
      List<List<String>> rows = new ArrayList<>();
      try (CsvReader<CsvRecord> csv = rows(delimiter).allowUnclosedQuote(true).ofCsvRecord(text)) {
        for (CsvRecord row : csv) {
          rows.add(row.getFields());
          if (rows.size() > SAMPLE_ROWS) {
            break;
          }
        }
      } catch (CsvParseException | IOException e) {
        return new Fit(delimiter, 0, 0, 0);
      }
      if (cut && rows.size() > 1 && rows.size() <= SAMPLE_ROWS) {
        rows.removeLast();
      }
      if (rows.isEmpty()) {
        return new Fit(delimiter, 0, 0, 0);
      }
      List<String> header = rows.getFirst();
      int width = header.size();
      return new Fit(
          delimiter,
          header.stream().map(String::strip).filter(named::contains).count(),
          width == 1 ? 0 : rows.stream().filter(row -> row.size() == width).count(),
          width);
    }
  }
}
