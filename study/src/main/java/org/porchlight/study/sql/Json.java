package org.porchlight.study.sql;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the tables keep it. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private Json() {}

  /** Text by name: a label by language, a field's content. */
  public static Map<String, String> texts(String json) {
    return read(json, TEXTS);
  }

  /** Anything the mapper can make. */
  public static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      // Without the cause: it quotes what it could not read.
      throw new IllegalStateException(
          "a JSON column of the study is not as it should be: " + e.getClass().getSimpleName());
    }
  }

  /** The value as JSON. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
