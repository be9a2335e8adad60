package org.porchlight.workspace.frame;

import java.util.Arrays;

/** A file that the browser shows as it is. */
public final class ShownFile {
  private final String media;
  private final byte[] body;

  /**
   * A file of a media type.
   *
   * @param media as {@code text/html;charset=UTF-8}
   */
  public ShownFile(String media, byte[] body) {
    this.media = media;
    this.body = Arrays.copyOf(body, body.length);
  }

  String media() {
    return media;
  }

  byte[] body() {
    return Arrays.copyOf(body, body.length);
  }
}
