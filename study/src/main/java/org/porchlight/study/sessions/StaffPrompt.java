package org.porchlight.study.sessions;

import java.util.List;
import java.util.Map;

/**
 * One question of a session, with what was answered so far.
 *
 * @param position from 1
 * @param options what can be chosen, 2 to 10; none where people write
 * @param phones how often each option was chosen on a phone
 * @param paper how often on paper
 */
public record StaffPrompt(
    int position,
    Map<String, String> words,
    List<Map<String, String>> options,
    List<Integer> phones,
    List<Integer> paper) {
  public StaffPrompt {
    options = List.copyOf(options);
    phones = List.copyOf(phones);
    paper = List.copyOf(paper);
  }

  /** Whether people choose; else they write. */
  public boolean isChoice() {
    return !options.isEmpty();
  }

  /** Its position. */
  @Override
  public String toString() {
    return "prompt %d".formatted(position);
  }
}
