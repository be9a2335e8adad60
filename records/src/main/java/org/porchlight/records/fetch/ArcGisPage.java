package org.porchlight.records.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What an answer of an ArcGIS server holds: rows, a count, a list of object ids, or an error, which
 * may come under status 200. Only the ids are kept in memory, not the rows.
 */
final class ArcGisPage {
  /**
   * An error in the body of an answer.
   *
   * @param code as HTTP would have it, and 498 or 499 for a token that is missing or has ended
   */
  record ServerError(int code, String message) {
    boolean wantsToken() {
      return code == 401 || code == 403 || code == 498 || code == 499;
    }
  }

  private static final JsonFactory JSON = new JsonFactory();

  /** Longer texts are no numbers, and take long to turn out not to be. */
  private static final int LONGEST_NUMBER = 40;

  private boolean features;
  private int rows;
  private long[] ids = new long[1024];
  private final BitSet withId = new BitSet();
  private boolean exceeded;
  private long count = -1;
  private long @Nullable [] objectIds;
  private @Nullable ServerError error;

  private ArcGisPage() {}

  /**
   * Reads an answer through.
   *
   * @param idField whose values are noted; null for none
   * @param changedField whose moments are told; null for none
   * @throws JacksonException when it is no JSON, or was cut short
   */
  static ArcGisPage read(
      InputStream in,
      @Nullable String idField,
      @Nullable String changedField,
      Consumer<Instant> changed)
      throws IOException {
    ArcGisPage page = new ArcGisPage();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new NotAnObject();
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name == null || value == null) {
          throw new NotAnObject();
        }
        page.part(json, name, value, idField, changedField, changed);
      }
    }
    return page;
  }

  /** An answer that is JSON, but no object. */
  static final class NotAnObject extends IOException {
    @java.io.Serial private static final long serialVersionUID = 1;

    NotAnObject() {
      super("the answer is not a JSON object");
    }
  }

  private void part(
      JsonParser json,
      String name,
      JsonToken value,
      @Nullable String idField,
      @Nullable String changedField,
      Consumer<Instant> changed)
      throws NotAnObject {
    switch (name) {
      case "features" -> {
        features = true;
        if (value != JsonToken.START_ARRAY) {
          throw new NotAnObject();
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
          feature(json, idField, changedField, changed);
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
          throw new NotAnObject();
        }
      }
      case "exceededTransferLimit" -> exceeded |= value == JsonToken.VALUE_TRUE;
      case "properties" -> properties(json, value);
      case "count" -> {
        Long number = whole(json, value);
        count = number == null ? -1 : number;
      }
      case "objectIds" -> objectIds = list(json, value);
      case "error" -> error = error(json, value);
      default -> json.skipChildren();
    }
  }

  private void properties(JsonParser json, JsonToken value) {
    if (value != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      boolean here = "exceededTransferLimit".equals(json.currentName());
      exceeded |= json.nextToken() == JsonToken.VALUE_TRUE && here;
      json.skipChildren();
    }
  }

  private void feature(
      JsonParser json,
      @Nullable String idField,
      @Nullable String changedField,
      Consumer<Instant> changed) {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      boolean attributes = "attributes".equals(json.currentName());
      if (json.nextToken() != JsonToken.START_OBJECT || !attributes) {
        json.skipChildren();
        continue;
      }
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (idField != null && idField.equalsIgnoreCase(name)) {
          note(whole(json, value));
        } else if (changedField != null && changedField.equalsIgnoreCase(name)) {
          Long millis = whole(json, value);
          if (millis != null) {
            changed.accept(Instant.ofEpochMilli(millis));
          }
        } else {
          json.skipChildren();
        }
      }
    }
    rows++;
  }

  private void note(@Nullable Long id) {
    if (id == null) {
      return;
    }
    if (rows == ids.length) {
      ids = Arrays.copyOf(ids, ids.length * 2);
    } else if (rows > ids.length) {
      ids = Arrays.copyOf(ids, Math.max(rows + 1, ids.length * 2));
    }
    ids[rows] = id;
    withId.set(rows);
  }

  /** A whole number, also where the server writes it as 6.4579816E7 or in quotes. */
  private static @Nullable Long whole(JsonParser json, JsonToken value) {
    if (!value.isNumeric() && value != JsonToken.VALUE_STRING) {
      json.skipChildren();
      return null;
    }
    String text = json.getString().strip();
    if (text.length() > LONGEST_NUMBER) {
      return null;
    }
    try {
      return new BigDecimal(text).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  private static long[] list(JsonParser json, JsonToken value) {
    long[] list = new long[1024];
    int size = 0;
    if (value == JsonToken.START_ARRAY) {
      for (JsonToken at = json.nextToken();
          at != null && at != JsonToken.END_ARRAY;
          at = json.nextToken()) {
        Long id = whole(json, at);
        if (id != null) {
          if (size == list.length) {
            list = Arrays.copyOf(list, size * 2);
          }
          list[size++] = id;
        }
      }
    } else {
      json.skipChildren();
    }
    long[] whole = Arrays.copyOf(list, size);
    Arrays.sort(whole);
    return whole;
  }

  private static ServerError error(JsonParser json, JsonToken value) {
    int code = 0;
    String message = "";
    if (value != JsonToken.START_OBJECT) {
      String words = value.isScalarValue() ? json.getString() : "";
      json.skipChildren();
      return new ServerError(0, words);
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken at = json.nextToken();
      if ("code".equals(name)) {
        Long number = whole(json, at);
        code = number == null ? 0 : Math.clamp(number, 0, 9999);
      } else if ("message".equals(name) && at.isScalarValue()) {
        message = json.getString();
      } else {
        json.skipChildren();
      }
    }
    return new ServerError(code, message);
  }

  /** Copies an answer as it came, but for the rows named. */
  static void copyWithout(BitSet left, InputStream in, OutputStream to) throws IOException {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in);
        JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), to)) {
      out.configure(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET, false);
      int depth = 0;
      int row = -1;
      boolean inFeatures = false;
      for (JsonToken at = json.nextToken(); at != null; at = json.nextToken()) {
        if (depth == 1 && at == JsonToken.PROPERTY_NAME) {
          inFeatures = "features".equals(json.currentName());
        }
        if (inFeatures && depth == 2 && at == JsonToken.START_OBJECT && left.get(++row)) {
          json.skipChildren();
          continue;
        }
        if (at.isStructStart()) {
          depth++;
        } else if (at.isStructEnd()) {
          depth--;
        }
        if (at.isNumeric()) {
          // As written: 6.4579816E7 must not become 64579816 on the way.
          out.writeNumber(json.getString());
        } else {
          out.copyCurrentEvent(json);
        }
      }
    }
  }

  /** Whether it holds a list of rows, be it empty. */
  boolean hasFeatures() {
    return features;
  }

  int rows() {
    return rows;
  }

  /** Whether the row of this place, from 0, has an object id. */
  boolean hasId(int row) {
    return withId.get(row);
  }

  long id(int row) {
    return ids[row];
  }

  /** Whether the server says that there is more. */
  boolean exceeded() {
    return exceeded;
  }

  /** The count asked for; -1 when the answer has none. */
  long count() {
    return count;
  }

  /** The object ids asked for, lowest first; null when the answer has none. */
  long @Nullable [] objectIds() {
    return objectIds;
  }

  @Nullable ServerError error() {
    return error;
  }
}
