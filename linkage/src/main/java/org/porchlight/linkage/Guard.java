package org.porchlight.linkage;

/** What keeps two records apart whatever their weight. */
public enum Guard {
  /** Nothing does. */
  NONE("nothing"),
  /** One is Jr and the other Sr, or II and III. */
  SUFFIX("one is Jr and the other Sr, or the like"),
  /** Neither the given name nor the birth date agrees, only a place, a phone or a surname. */
  NOTHING_PERSONAL("they share only a place, a phone or a surname"),
  /** The given name does not agree, and the surname is another or not known. */
  OTHER_NAMES("their names are others"),
  /** One birth date and one surname, but two given names, in one home or of two sexes. */
  TWINS("they look like twins: one birth date and surname, two given names"),
  /** One name and one home, but born half a generation apart or more. */
  PARENT_AND_CHILD("they look like parent and child of one name");

  private final String words;

  Guard(String words) {
    this.words = words;
  }

  /** The reason as a caseworker would say it, to stand after "because". */
  public String words() {
    return words;
  }
}
