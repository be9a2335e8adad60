package org.porchlight.workspace.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.porchlight.webkit.charts.ChartSvg;

/** The one style sheet: that of all Porchlight's pages, that of the workspace, that of pictures. */
final class StyleSheet {
  static final byte[] BYTES = read();

  /** Changes with the content, so that no page is shown in another version's clothes. */
  static final String ADDRESS = "/style-%s.css".formatted(hash());

  private StyleSheet() {}

  private static byte[] read() {
    String pictures = "@layer components{" + ChartSvg.stylesheet() + "}";
    return (resource("/porchlight.css") + resource("/workspace.css") + pictures)
        .replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("\\s+", " ")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String resource(String path) {
    try (InputStream css = StyleSheet.class.getResourceAsStream(path)) {
      if (css == null) {
        throw new IllegalStateException(path + " is missing from the jars; build them again");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read from the jars", e);
    }
  }

  private static String hash() {
    CRC32 crc = new CRC32();
    crc.update(BYTES);
    return Long.toHexString(crc.getValue());
  }
}
