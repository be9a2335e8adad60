package org.porchlight.commons.voices;

import java.util.Arrays;
import java.util.Optional;

/** What a message is. */
public enum VoiceKind {
  /** The page was clear; no words. */
  CLEAR("clear"),
  /** The page was not clear; no words. */
  UNCLEAR("unclear"),
  /** Something to be answered. */
  QUESTION("question"),
  /** Something to be known. */
  COMMENT("comment"),
  /** Something to be changed. */
  SUGGESTION("suggestion");

  private final String label;

  VoiceKind(String label) {
    this.label = label;
  }

  /** As the database and forms write it. */
  public String label() {
    return label;
  }

  /** Whether it comes with words; the others are a press on a button. */
  public boolean hasWords() {
    return this != CLEAR && this != UNCLEAR;
  }

  /** The kind of this label. */
  public static Optional<VoiceKind> find(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
  }
}
