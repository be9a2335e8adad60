package org.porchlight.study.releases;

import java.util.Arrays;

/** A page of the hub as it would be, or what it needs to be drawn: style sheet, icon, picture. */
public final class PageFile {
  private final PageSeen page;
  private final String media;
  private final byte[] body;

  /**
   * A file of a proposed hub.
   *
   * @param media its media type, as {@code text/html}
   */
  public PageFile(PageSeen page, String media, byte[] body) {
    this.page = page;
    this.media = media;
    this.body = Arrays.copyOf(body, body.length);
  }

  public PageSeen page() {
    return page;
  }

  public String media() {
    return media;
  }

  public byte[] body() {
    return Arrays.copyOf(body, body.length);
  }
}
