package org.porchlight.commons.voices;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;

/**
 * You said, we did.
 *
 * @param page what was changed: the address of a page, without language
 * @param heard what residents said
 * @param did what was changed
 * @param release the release with the change; null when it is not about numbers
 * @param voices how many messages led to it
 * @param questions those of them that are on the board, by number
 */
public record Done(
    long id,
    LocalDate day,
    String page,
    LocalText heard,
    LocalText did,
    @Nullable String release,
    int voices,
    List<Long> questions) {
  public Done {
    questions = List.copyOf(questions);
  }
}
