package org.porchlight.hub.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.porchlight.webkit.charts.ChartSvg;

/** The one style sheet: that of the pages and that of the pictures. */
final class StyleSheet {
  static final byte[] BYTES = read();

  /** Changes with the content, so that browsers may keep it for ever. */
  static final String ADDRESS = "/style-%s.css".formatted(hash());

  private StyleSheet() {}

  private static byte[] read() {
    try (InputStream css = StyleSheet.class.getResourceAsStream("/porchlight.css")) {
      if (css == null) {
        throw new IllegalStateException("porchlight.css is missing from the jar; build it again");
      }
      String pages = new String(css.readAllBytes(), StandardCharsets.UTF_8);
      String pictures = "@layer components{" + ChartSvg.stylesheet() + "}";
      return (pages + pictures)
          .replaceAll("(?s)/\\*.*?\\*/", "")
          .replaceAll("\\s+", " ")
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("porchlight.css cannot be read from the jar", e);
    }
  }

  private static String hash() {
    CRC32 crc = new CRC32();
    crc.update(BYTES);
    return Long.toHexString(crc.getValue());
  }
}
