package org.porchlight.commons.sessions;

import java.util.List;
import java.util.Optional;
import org.porchlight.release.LocalText;

/**
 * What the phones of one room show now.
 *
 * @param session the session's number
 * @param page the page of the hub that it is about, without language
 * @param step grows with everything the facilitator does; 0 before the first
 * @param prompts how many questions there are in all
 * @param prompt the question that is asked now; empty between questions
 */
public record Room(
    long session,
    LocalText title,
    String page,
    ListeningSession.Format format,
    ListeningSession.State state,
    long step,
    int prompts,
    Optional<Prompt> prompt) {

  /**
   * A question.
   *
   * @param position from 1
   * @param options what can be chosen, 2 to 10; empty where people write
   */
  public record Prompt(int position, LocalText words, List<LocalText> options) {
    public Prompt {
      options = List.copyOf(options);
    }

    /** Whether people choose; else they write. */
    public boolean isChoice() {
      return !options.isEmpty();
    }
  }
}
