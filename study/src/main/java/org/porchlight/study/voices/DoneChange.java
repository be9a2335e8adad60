package org.porchlight.study.voices;

import java.time.LocalDate;
import java.util.Map;

/**
 * Something that was changed because residents spoke.
 *
 * @param page what was changed
 * @param heard what they said, by language
 * @param did what was changed, by language
 * @param voices how many messages led to it
 */
public record DoneChange(
    long id,
    LocalDate day,
    String page,
    Map<String, String> heard,
    Map<String, String> did,
    int voices) {
  public DoneChange {
    heard = Map.copyOf(heard);
    did = Map.copyOf(did);
  }
}
