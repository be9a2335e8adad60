package org.porchlight.study.people;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record that speaks of the person.
 *
 * @param id the mention's number within the run; another one after the next run
 * @param key {@code source/record/role}, stable for ever
 * @param source where the record comes from
 * @param agency who sends it
 * @param role in which the record speaks of the person: {@code subject}, {@code caller}, {@code
 *     victim}, {@code patient}
 * @param particulars what it says of the person
 * @param place where it happened; null when the record does not say
 * @param occurred when it happened, or began; null when the record does not say
 * @param ended when it ended; null when it is a moment or has not ended
 * @param contact whether it counts as a contact with the agency
 * @param doubtful whether it is only probably this person's
 * @param details further standard fields to what they hold; types as codes, see {@code
 *     Sight.words()}
 * @param tie the best evidence that it belongs here, among records in sight; empty when it stands
 *     alone, or only records out of sight tie it
 */
public record MentionLine(
    int id,
    String key,
    String source,
    String agency,
    String role,
    Particulars particulars,
    @Nullable String place,
    @Nullable Instant occurred,
    @Nullable Instant ended,
    boolean contact,
    boolean doubtful,
    Map<String, String> details,
    Optional<Tie> tie) {
  public MentionLine {
    details = Map.copyOf(details);
  }

  @Override
  public String toString() {
    return "mention %d".formatted(id);
  }
}
