package org.porchlight.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of a release: stable order, two-space indent, nothing unknown accepted. */
final class ReleaseJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private static final JsonMapper LINES = JsonMapper.builder().build();

  /** A table's file: its head and its cells, side by side. */
  record TableFile(TableHead head, List<Cell> cells) {}

  private ReleaseJson() {}

  static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** One value on one line. */
  static String line(Object value) {
    return LINES.writeValueAsString(value);
  }

  static <T> T read(Path file, Class<T> type) {
    try {
      return MAPPER.readValue(Files.readAllBytes(file), type);
    } catch (IOException e) {
      throw new UnreadableReleaseException(
          "%s cannot be read. A release folder must be complete; copy it again or compile a new one."
              .formatted(file.getFileName()),
          e);
    } catch (JacksonException e) {
      throw new UnreadableReleaseException(
          "%s is not a file of the format %s (line %d). It may be cut short or edited by hand."
              .formatted(
                  file.getFileName(),
                  Manifest.FORMAT,
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr()),
          e);
    }
  }
}
