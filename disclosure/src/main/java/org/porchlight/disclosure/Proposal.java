package org.porchlight.disclosure;

import java.time.LocalDate;
import java.util.List;
import org.porchlight.disclosure.TrueCell.Counted;
import org.porchlight.release.LinkedSet;

/**
 * Everything that a compilation looks at.
 *
 * @param candidates the tables that ask to be published. For periods that an earlier release gave
 *     or hid, their true counts must be those of that time
 * @param links which of them count the same records. A table is in one set at most
 * @param between true counts that no table shows and that links tie to others: where two areas
 *     overlap, or what lies between two thresholds. Each is named by the set's id and common names
 * @param past all earlier releases, oldest first, those taken back included
 * @param restatement whether numbers of periods that were published before may be given anew
 * @param proof how hidden counts are shown to be safe
 */
public record Proposal(
    List<Candidate> candidates,
    List<LinkedSet> links,
    List<Counted> between,
    List<PastRelease> past,
    boolean restatement,
    Proof proof) {

  public Proposal {
    candidates = List.copyOf(candidates);
    links = List.copyOf(links);
    between = List.copyOf(between);
    past = List.copyOf(past);
  }

  /** Tables that each count records of their own, before any other was published. */
  public static Proposal of(List<Candidate> candidates) {
    return new Proposal(
        candidates, List.of(), List.of(), List.of(), false, Proof.BOUNDS_PROPAGATION);
  }

  /**
   * What a period is called in every table and every release, for {@link #between}.
   *
   * @param time as a table calls it
   * @param from the table's first day
   * @param to its last day
   */
  public static String commonTime(String time, LocalDate from, LocalDate to) {
    return Span.common(time, from, to);
  }

  /** The same tables, tied together. */
  public Proposal linked(List<LinkedSet> ties, List<Counted> counts) {
    return new Proposal(candidates, ties, counts, past, restatement, proof);
  }

  /** The same tables after other releases. */
  public Proposal after(List<PastRelease> releases) {
    return new Proposal(candidates, links, between, releases, restatement, proof);
  }

  /** The same tables, giving numbers anew. */
  public Proposal restating() {
    return new Proposal(candidates, links, between, past, true, proof);
  }

  /** The same tables under another proof. */
  public Proposal proved(Proof by) {
    return new Proposal(candidates, links, between, past, restatement, by);
  }

  /** How hidden counts are shown to be safe. */
  public enum Proof {
    /** One relation at a time, over and over: quick, and not the last word. */
    BOUNDS_PROPAGATION("bounds-propagation"),
    /** And then all relations at once, for every hidden count. Releases need it. */
    LINEAR_PROGRAM("linear-program");

    private final String id;

    Proof(String id) {
      this.id = id;
    }

    /** What the manifest calls it. */
    public String id() {
      return id;
    }
  }
}
