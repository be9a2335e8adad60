package org.porchlight.records.fetch;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One page of a SODA dataset, as CSV or as JSON.
 *
 * @param rows how many it has, a header not counted
 * @param header the columns of a CSV; empty for JSON
 */
record SodaPage(long rows, List<String> header) {
  private static final JsonFactory JSON = new JsonFactory();

  /** A page that is not what it should be. */
  static final class NotAPage extends IOException {
    @java.io.Serial private static final long serialVersionUID = 1;

    NotAPage(String message) {
      super(message);
    }
  }

  /** The two forms in which pages come. */
  enum Form {
    CSV,
    JSON
  }

  /**
   * Reads a page through.
   *
   * @param changed the column whose texts are told; null for none
   */
  static SodaPage read(
      InputStream in, Form form, @Nullable String changed, Consumer<String> moments)
      throws IOException {
    return switch (form) {
      case CSV -> csv(in, changed, moments);
      case JSON -> json(in, changed, moments);
    };
  }

  private static SodaPage csv(InputStream in, @Nullable String changed, Consumer<String> moments)
      throws IOException {
    List<String> header = List.of();
    long rows = -1;
    int column = -1;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .detectBomHeader(true)
            .skipEmptyLines(true)
            .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (CsvRecord record : reader) {
        rows++;
        if (rows == 0) {
          header = List.copyOf(record.getFields());
          column = changed == null ? -1 : header.indexOf(changed);
        } else if (record.getFieldCount() != header.size()) {
          throw new NotAPage("a row has another number of columns than the header");
        } else if (column >= 0) {
          moments.accept(record.getField(column));
        }
      }
    } catch (de.siegmar.fastcsv.reader.CsvParseException e) {
      throw new NotAPage("a row cannot be read");
    }
    if (rows < 0) {
      throw new NotAPage("there is no header");
    }
    return new SodaPage(rows, header);
  }

  private static SodaPage json(InputStream in, @Nullable String changed, Consumer<String> moments)
      throws IOException {
    long rows = 0;
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new NotAPage("it is no list");
      }
      JsonToken at = json.nextToken();
      for (; at == JsonToken.START_OBJECT; at = json.nextToken()) {
        rows++;
        while (json.nextToken() != JsonToken.END_OBJECT) {
          boolean here = changed != null && changed.equals(json.currentName());
          JsonToken value = json.nextToken();
          if (here && value == JsonToken.VALUE_STRING) {
            moments.accept(json.getString());
          } else {
            json.skipChildren();
          }
        }
      }
      if (at != JsonToken.END_ARRAY) {
        throw new NotAPage("it is no list of rows");
      }
    }
    return new SodaPage(rows, List.of());
  }

  /** Writes the rows of pages one after the other, as one file of their form. */
  static final class Joiner implements AutoCloseable {
    private final OutputStream out;
    private final Form form;
    private boolean begun;

    Joiner(OutputStream out, Form form) throws IOException {
      this.out = out;
      this.form = form;
      if (form == Form.JSON) {
        out.write('[');
      }
    }

    /** Adds a page that was read through before. */
    void add(InputStream in) throws IOException {
      switch (form) {
        case CSV -> addCsv(in);
        case JSON -> addJson(in);
      }
      begun = true;
    }

    private void addCsv(InputStream in) throws IOException {
      if (begun) {
        skipHeader(in);
      }
      int last = '\n';
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        last = read > 0 ? buffer[read - 1] : last;
      }
      if (last != '\n') {
        out.write('\n');
      }
    }

    private static void skipHeader(InputStream in) throws IOException {
      boolean quoted = false;
      for (int b = in.read(); b >= 0 && (quoted || b != '\n'); b = in.read()) {
        quoted ^= b == '"';
      }
    }

    /** The text between the list's brackets. */
    private void addJson(InputStream in) throws IOException {
      PushbackInputStream list = new PushbackInputStream(in, 1);
      int b = list.read();
      while (b != '[') {
        b = list.read();
      }
      b = blank(list);
      if (b == ']') {
        return;
      }
      list.unread(b);
      out.write((begun ? ",\n" : "\n").getBytes(StandardCharsets.UTF_8));
      // Everything after the last row's brace is white space and the closing bracket.
      byte[] tail = new byte[0];
      byte[] buffer = new byte[1 << 16];
      for (int read = list.read(buffer); read >= 0; read = list.read(buffer)) {
        int brace = read - 1;
        while (brace >= 0 && buffer[brace] != '}') {
          brace--;
        }
        if (brace < 0) {
          tail = joined(tail, buffer, 0, read);
        } else {
          out.write(tail);
          out.write(buffer, 0, brace + 1);
          tail = joined(new byte[0], buffer, brace + 1, read);
        }
      }
    }

    private static int blank(InputStream in) throws IOException {
      int b = in.read();
      while (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
        b = in.read();
      }
      return b;
    }

    private static byte[] joined(byte[] first, byte[] buffer, int from, int to) {
      byte[] all = java.util.Arrays.copyOf(first, first.length + to - from);
      System.arraycopy(buffer, from, all, first.length, to - from);
      return all;
    }

    @Override
    public void close() throws IOException {
      if (form == Form.JSON) {
        out.write("\n]\n".getBytes(StandardCharsets.UTF_8));
      }
      out.close();
    }
  }
}
