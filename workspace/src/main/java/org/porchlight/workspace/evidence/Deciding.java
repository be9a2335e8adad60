package org.porchlight.workspace.evidence;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.porchlight.study.counts.RunNote;
import org.porchlight.study.people.Decided;
import org.porchlight.study.people.Decisions;
import org.porchlight.study.people.Verdict;
import org.porchlight.workspace.frame.Look;

/**
 * An answer to the form: same or not, and why.
 *
 * @param right the number of the record compared with
 * @param run the link run whose numbers the form was made with
 * @param verdict as the button said
 */
record Deciding(String right, String run, String verdict, String reason) {

  /** The other record's number; -1, which no record has, for anything that is no number. */
  int other() {
    return number(right).orElse(-1);
  }

  /** A record's number in an address or form; empty for anything that is none. */
  static Optional<Integer> number(String text) {
    if (!text.matches("\\d{1,10}")) {
      return Optional.empty();
    }
    long number = Long.parseLong(text);
    return number > Integer.MAX_VALUE ? Optional.empty() : Optional.of((int) number);
  }

  /** The message that says what is missing; empty when nothing is. */
  Optional<String> problem() {
    int length = reason.strip().length();
    if (length < Decisions.SHORTEST_REASON) {
      return Optional.of("decide.reason.short");
    }
    return length > Decisions.LONGEST_REASON ? Optional.of("decide.reason.long") : Optional.empty();
  }

  /**
   * Decides.
   *
   * @return what the next page says; empty when not permitted, not in sight, or the records were
   *     linked anew since the form was shown
   */
  Optional<String> in(Look look, int left) throws SQLException {
    Optional<Verdict> chosen =
        Arrays.stream(Verdict.values()).filter(one -> one.label().equals(verdict)).findFirst();
    Optional<String> current = look.sight().run().map(RunNote::id).map(id -> Long.toString(id));
    if (chosen.isEmpty() || !current.equals(Optional.of(run))) {
      return Optional.empty();
    }
    Optional<Decided> decided =
        look.sight().decisions().decide(left, other(), chosen.get(), reason.strip());
    return decided.map(one -> one.atOnce() ? chosen.get().label() : "later");
  }
}
