package org.porchlight.records.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A whole answer to one request.
 *
 * @param status of HTTP
 * @param body a file with what was sent, unpacked; the next request overwrites it
 * @param bytes its size
 * @param headers as sent
 */
record Answer(int status, Path body, long bytes, HttpHeaders headers) {
  private static final int LOOK = 1 << 16;

  InputStream open() throws IOException {
    return new BufferedInputStream(Files.newInputStream(body), LOOK);
  }

  /** Its first 64 KiB as text. */
  String beginning() throws IOException {
    try (InputStream in = open()) {
      return new String(in.readNBytes(LOOK), StandardCharsets.UTF_8);
    }
  }

  /** Whether it begins as HTML does; other markup, as a workbook in XML, does not. */
  boolean isHtml() throws IOException {
    String text = beginning().replace("\ufeff", "").stripLeading().toLowerCase(Locale.ROOT);
    return text.startsWith("<!doctype html") || text.startsWith("<html");
  }

  /** Whether it is a page for a browser, whatever the server calls it. */
  boolean isWebPage() throws IOException {
    String text = beginning();
    return (text.startsWith("\ufeff") ? text.substring(1) : text).stripLeading().startsWith("<");
  }
}
