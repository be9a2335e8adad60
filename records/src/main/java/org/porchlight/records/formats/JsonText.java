package org.porchlight.records.formats;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** A JSON text, or several one after another, read from the first token to the last. */
final class JsonText {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.JSON_DEPTH)
                  .maxStringLength(Limits.FIELD_CHARS)
                  .maxNameLength(10_000)
                  .maxNumberLength(1_000)
                  .build())
          // Python writes NaN for what is missing.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private final Path file;
  private final Source.Layout layout;

  JsonText(Path file, Source.Layout layout) {
    this.file = file;
    this.layout = layout;
  }

  /** Reads a text once. */
  interface Reading {
    /**
     * Reads one value of the top level.
     *
     * @param json at the value's first token
     */
    void value(JsonParser json, Unpacked content) throws IOException;

    /** The row that is being read now, for messages. */
    long row();
  }

  /** Reads the whole file, or its beginning only if {@code reading} throws {@link Enough}. */
  void read(Reading reading) throws IOException {
    try (Unpacked content = Unpacked.open(file, archived() ? layout.member() : null);
        JsonParser json = parser(content)) {
      while (json.nextToken() != null) {
        reading.value(json, content);
      }
    } catch (Enough e) {
      return;
    } catch (StreamConstraintsException e) {
      throw tooMuch(reading.row());
    } catch (JacksonException | java.util.zip.ZipException | java.io.EOFException e) {
      throw Refusal.brokenAt(file, reading.row());
    }
  }

  /** Is the file a zip, so that {@code member} names one of its files and not a list? */
  boolean archived() throws IOException {
    return Unpacked.isZip(Unpacked.head(file));
  }

  private JsonParser parser(Unpacked content) throws IOException {
    Charset declared = Charset.forName(layout.encoding());
    // Jackson tells the Unicode encodings apart by itself.
    return declared.equals(StandardCharsets.UTF_8)
        ? JSON.createParser(ObjectReadContext.empty(), content)
        : JSON.createParser(ObjectReadContext.empty(), TextContent.open(content, declared));
  }

  private ProblemsException tooMuch(long row) {
    return Refusal.tooMuch(
        file,
        row,
        "a field of more than %,d characters, or more than %d lists and objects within each other"
            .formatted(Limits.FIELD_CHARS, Limits.JSON_DEPTH));
  }

  /** A text, number or yes/no as text; empty for nothing. */
  static String scalar(JsonParser json) {
    return switch (json.currentToken()) {
      case VALUE_STRING -> CellText.trimmed(json.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> CellText.plain(json.getString());
      case VALUE_TRUE -> "true";
      case VALUE_FALSE -> "false";
      default -> "";
    };
  }

  /** The list or object at which {@code json} stands, as JSON text without white space. */
  String compact(JsonParser json, long row) {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    do {
      JsonToken token = json.currentToken();
      if (token.isStructEnd()) {
        depth--;
        text.append(token == JsonToken.END_ARRAY ? ']' : '}');
      } else if (token == JsonToken.PROPERTY_NAME) {
        separate(text);
        quote(json.currentName(), text);
        text.append(':');
      } else {
        separate(text);
        if (token.isStructStart()) {
          depth++;
          text.append(token == JsonToken.START_ARRAY ? '[' : '{');
        } else if (token == JsonToken.VALUE_STRING) {
          quote(json.getString(), text);
        } else {
          text.append(json.getString());
        }
      }
      if (text.length() > Limits.FIELD_CHARS) {
        throw Refusal.fieldTooLong(file, row);
      }
      if (depth > 0) {
        json.nextToken();
      }
    } while (depth > 0);
    return text.toString();
  }

  private static void separate(StringBuilder text) {
    if (!text.isEmpty() && "[{:".indexOf(text.charAt(text.length() - 1)) < 0) {
      text.append(',');
    }
  }

  private static void quote(String value, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  /** Thrown when the rest of the text need not be read. */
  static final class Enough extends RuntimeException {
    @java.io.Serial private static final long serialVersionUID = 1;

    Enough() {
      super("the rest need not be read", null, false, false);
    }
  }
}
