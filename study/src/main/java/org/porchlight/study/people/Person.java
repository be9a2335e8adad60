package org.porchlight.study.people;

import java.util.List;
import java.util.Map;

/**
 * One person, as far as the reader may see.
 *
 * @param id the handle; another one than was asked for when that person has been joined into this
 *     one
 * @param name the spelling that most records in sight have; empty when none has a name
 * @param otherNames further spellings, most frequent first
 * @param births dates of birth, most frequent first
 * @param contacts window length in days to contacts in it, for the city's windows
 * @param mentions oldest first; those without a time last
 * @param decisions about one of these mentions, newest first, withdrawn ones included
 * @param attachments in force, newest first
 */
public record Person(
    String id,
    String name,
    List<String> otherNames,
    List<String> births,
    Map<Integer, Integer> contacts,
    List<MentionLine> mentions,
    List<DecisionLine> decisions,
    List<AttachmentLine> attachments) {
  public Person {
    otherNames = List.copyOf(otherNames);
    births = List.copyOf(births);
    contacts = Map.copyOf(contacts);
    mentions = List.copyOf(mentions);
    decisions = List.copyOf(decisions);
    attachments = List.copyOf(attachments);
  }

  @Override
  public String toString() {
    return "person %s".formatted(id);
  }
}
