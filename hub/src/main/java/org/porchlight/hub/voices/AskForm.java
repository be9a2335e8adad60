package org.porchlight.hub.voices;

import java.util.Optional;
import org.porchlight.commons.voices.NewVoice;
import org.porchlight.commons.voices.VoiceKind;
import org.porchlight.webkit.screening.PersonalData;

/**
 * A message as somebody filled it in.
 *
 * @param words as written; 4,000 characters at most are taken
 * @param contact as written; empty for nothing
 * @param sure whether they have seen similar questions and send it all the same
 * @param trap a field that people cannot see
 */
record AskForm(
    VoiceKind kind,
    String words,
    String contact,
    About about,
    String ticket,
    boolean sure,
    String trap) {
  private static final int SHORTEST = 3;
  private static final int LONGEST_CONTACT = 200;

  AskForm {
    words = words.replace("\r\n", "\n").strip();
    contact = contact.strip();
  }

  /** An empty form about a page. */
  static AskForm empty(About about, String ticket) {
    return new AskForm(VoiceKind.QUESTION, "", "", about, ticket, false, "");
  }

  /** The same with another ticket. */
  AskForm with(String fresh) {
    return new AskForm(kind, words, contact, about, fresh, sure, trap);
  }

  /** The key of what must be changed before it can be sent. */
  Optional<String> problem() {
    if (words.length() < SHORTEST) {
      return Optional.of("ask.problem.short");
    }
    if (words.length() > NewVoice.LONGEST) {
      return Optional.of("ask.problem.long");
    }
    if (!contact.isEmpty() && !reaches(contact)) {
      return Optional.of("ask.problem.contact");
    }
    return Optional.empty();
  }

  private static boolean reaches(String contact) {
    var seen = PersonalData.in(contact);
    return contact.length() <= LONGEST_CONTACT
        && (seen.contains(PersonalData.EMAIL) || seen.contains(PersonalData.PHONE));
  }
}
