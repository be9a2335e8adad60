package org.porchlight.study.load;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.counts.Band;
import org.porchlight.study.counts.Concentration;
import org.porchlight.study.people.FrequentKind;

/**
 * One run on its way into the study: one transaction from {@link StudyLoad#begin} to {@link
 * #finish}. Killed anywhere before, it leaves nothing. Rows of different sorts may come in any
 * order, but a mention must come before a tie that names it. Not for use by several threads.
 */
@SuppressWarnings("DoNotCallSuggester") // until its bodies are there
public final class Loading implements AutoCloseable {
  Loading() {}

  /** The run's number. */
  public long run() {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds a person nobody knew.
   *
   * @return the handle: 10 characters of Crockford's base 32, never used before
   */
  public String newPerson() throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Says that a person of an earlier run is now another one; the old handle leads there. */
  public void joined(String person, String into) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Writes down what became of a person of an earlier run. */
  public void event(EventKind kind, String person, List<String> others) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Adds a mention. */
  public void mention(NewMention mention) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Adds a mention's best partner; one for each source that has partners. */
  public void tie(NewTie tie) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Adds the best pair of two persons who may be one. */
  public void nearMiss(NewTie pair) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Adds a band. */
  public void band(Band band) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Adds a concentration. */
  public void concentration(Concentration concentration) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * The handle of a frequent number or place: the one it had before, else a new one.
   *
   * @param value the same text in every run
   */
  public String frequent(FrequentKind kind, String value) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Adds a record with the number or place; once for each record. */
  public void frequentUse(String frequent, String source, String record, @Nullable Instant occurred)
      throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Says for which day a source is complete. Without it the day is the city folder's, else that of
   * the source's last mention.
   */
  public void completeTo(String source, LocalDate day) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Makes the run the current one. In one moment its persons take the place of the earlier ones;
   * decisions and withdrawals since {@link StudyLoad#decisions} are applied to it. Waits for looks
   * that are under way.
   *
   * @throws SQLException when the database does not answer or refuses; then the earlier run stays
   * @throws IllegalStateException when what was written does not fit together
   */
  public void finish() throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Gives the run up, unless it is finished. */
  @Override
  public void close() throws SQLException {
    throw new UnsupportedOperationException();
  }
}
