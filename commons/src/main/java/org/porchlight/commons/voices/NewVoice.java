package org.porchlight.commons.voices;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is handed in.
 *
 * @param ticket that only one form has, so that a form sent twice is one message
 * @param code 10 of {@code a–z} and {@code 2–9}: by it the sender may ask what became of it
 * @param language the tag of the page it was written on
 * @param page the page it is about, beginning with a slash and without language; 300 characters at
 *     most
 * @param release the release that was shown, four digits
 * @param agency whose numbers the page shows; null for a page of the whole city
 * @param words 4,000 characters at most; empty only for clear and unclear
 * @param flags what looks personal in it: {@code email}, {@code phone}
 * @param urgent whether its words are those of somebody in danger
 * @param contact how the sender may be answered, 3 to 200 characters; null when they did not say
 */
public record NewVoice(
    UUID ticket,
    String code,
    VoiceKind kind,
    String language,
    String page,
    String release,
    @Nullable String agency,
    String words,
    Set<String> flags,
    boolean urgent,
    @Nullable String contact) {

  /** Characters of a message, at most. */
  public static final int LONGEST = 4_000;

  /** Characters of a page's address, at most. */
  public static final int LONGEST_PAGE = 300;

  public NewVoice {
    flags = Set.copyOf(flags);
  }

  @Override
  public String toString() {
    return "NewVoice[" + kind.label() + "]";
  }
}
