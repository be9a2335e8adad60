package org.porchlight.study.load;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.people.Particulars;

/**
 * A mention as a run found it.
 *
 * @param id its number within the run, 0 or more; ties name it
 * @param source a registered source
 * @param record the record's key within its source
 * @param role {@code subject}, {@code caller}, {@code victim}, {@code patient}
 * @param person handle of its person
 * @param particulars what the record says
 * @param place where it happened; null when not said
 * @param occurred when it happened or began; null when not said
 * @param ended when it ended; null for a moment, or when it has not ended
 * @param contact whether it counts as a contact with its agency
 * @param doubtful whether it is only probably this person's
 * @param details further standard fields, shown in the journey
 */
public record NewMention(
    int id,
    String source,
    String record,
    String role,
    String person,
    Particulars particulars,
    @Nullable String place,
    @Nullable Instant occurred,
    @Nullable Instant ended,
    boolean contact,
    boolean doubtful,
    Map<String, String> details) {
  /** {@code source/record/role}, stable for ever. */
  public String key() {
    return source + "/" + record + "/" + role;
  }

  @Override
  public String toString() {
    return "mention %d".formatted(id);
  }
}
