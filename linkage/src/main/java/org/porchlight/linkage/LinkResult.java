package org.porchlight.linkage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.porchlight.linkage.outcome.Linkage;
import org.porchlight.linkage.outcome.NearMisses;
import org.porchlight.linkage.outcome.PeopleCounts;
import org.porchlight.linkage.outcome.Ties;
import org.porchlight.linkage.reporting.Reporting;

/**
 * The outcome of a run: a person for each record, the model, and the doubt that is left. Immutable;
 * safe to share between threads.
 */
public final class LinkResult {
  private final Linkage linkage;

  LinkResult(Linkage linkage) {
    this.linkage = linkage;
  }

  /** How many records were linked. */
  public int records() {
    return linkage.records().size();
  }

  /** How many persons there are. */
  public int persons() {
    return linkage.persons();
  }

  /** The person of a record, from 0 to {@link #persons()} − 1, in order of first appearance. */
  public int person(int row) {
    return linkage.personOfRow()[row];
  }

  /** The person of each record, in the order of the records. */
  public int[] personOfRow() {
    return linkage.personOfRow().clone();
  }

  /** The record ids of each person, in the order of persons and records. */
  public List<List<String>> clusters() {
    List<List<String>> clusters = new ArrayList<>();
    for (int p = 0; p < persons(); p++) {
      clusters.add(new ArrayList<>(1));
    }
    for (int row = 0; row < records(); row++) {
      clusters.get(person(row)).add(linkage.records().id(row));
    }
    return clusters;
  }

  /** How many pairs of distinct records were compared. */
  public long pairs() {
    return linkage.pairs();
  }

  /** What was learned, or the model that was given. */
  public Model model() {
    return linkage.model();
  }

  /** The weight from which pairs were linked. */
  public MatchWeight threshold() {
    return linkage.threshold();
  }

  /** What each blocking pass did; empty where every pair was compared. */
  public List<BlockingPass> blocking() {
    return linkage.blocking();
  }

  /**
   * Pairs of distinct records at or above a weight, strongest first. Records that are the same in
   * every compared column stand for one another: the first of them is named.
   */
  public List<ScoredPair> pairsAtLeast(MatchWeight weight) {
    List<ScoredPair> pairs = new ArrayList<>();
    Linkage.Scores scores = linkage.scores();
    String[] ids = linkage.firstIds();
    for (int i = 0; i < scores.bits().length; i++) {
      if (scores.bits()[i] >= weight.bits()) {
        pairs.add(
            new ScoredPair(
                ids[scores.left()[i]], ids[scores.right()[i]], new MatchWeight(scores.bits()[i])));
      }
    }
    pairs.sort(
        (a, b) -> {
          int byWeight = b.weight().compareTo(a.weight());
          int byLeft = byWeight != 0 ? byWeight : a.left().compareTo(b.left());
          return byLeft != 0 ? byLeft : a.right().compareTo(b.right());
        });
    return pairs;
  }

  /** Pairs between the threshold and {@code auto}: linked, but worth a look. Strongest first. */
  public List<ScoredPair> doubtful() {
    return pairsAtLeast(threshold()).stream()
        .filter(pair -> !pair.weight().atLeast(model().auto()))
        .toList();
  }

  /** Persons if only pairs at or above another threshold were linked; same numbering rule. */
  public int[] personOfRowAt(MatchWeight threshold) {
    return linkage.personOfRowAt(threshold.bits());
  }

  /** Looks single records up among those of this run; takes a second for a million records. */
  public PersonFinder finder() {
    return new PersonFinder(linkage);
  }

  /** Why two records are, or are not, one person. */
  public Explanation explain(String left, String right) {
    return linkage.explain(left, right);
  }

  /**
   * What holds every person together: for each record of a person with at least two, its best
   * partner within each group of records, so that a reader can be told of partners they may see.
   * Told person by person, in a fixed order. Of persons with very many different records the
   * partners that stand for most records are looked at, so that the time grows with the records.
   *
   * @param groupOfRow a group for each record, in the order of the records, such as its source
   * @param sink told of each tie; a record without another one in a group has none there
   */
  public void ties(int[] groupOfRow, TieConsumer sink) {
    if (groupOfRow.length != records()) {
      throw new IllegalArgumentException(
          "there are %d records and %d groups".formatted(records(), groupOfRow.length));
    }
    new Ties(linkage, groupOfRow).tell(sink);
  }

  /**
   * Pairs of records in different persons that come close, strongest first, one for each two
   * persons: candidates for the question whether these two are one person. A pair may weigh more
   * than the threshold where other records of the two persons speak against joining them. Pairs
   * that a guard or a decision keeps apart are left out. For a record that says little more than a
   * name the weight is that of its share in the other person.
   *
   * @param from the least weight
   * @param atMost how many, 0 or more
   */
  public List<ScoredPair> nearMisses(MatchWeight from, int atMost) {
    return NearMisses.of(linkage, from.bits(), atMost);
  }

  /**
   * Plausible alternatives to the persons found: each drawn by keeping every joining of two groups
   * with the probability its weight stands for.
   *
   * @param n how many, at least 1
   * @param seed the same seed draws the same alternatives
   * @return for each alternative the person of each record
   */
  public List<int[]> sampleClusterings(int n, long seed) {
    return linkage.alternatives().draw(n, seed);
  }

  /**
   * How many people have at least {@code atLeast} records, with the 90 % interval that linkage
   * doubt gives.
   *
   * @param atLeast 1 or more
   * @param rows the records that count, for example those of one source within a year
   * @param seed of the alternatives drawn
   */
  public CountInterval peopleWithAtLeast(int atLeast, BitSet rows, long seed) {
    return peopleWithAtLeast(List.of(atLeast), List.of(rows), seed).getFirst().getFirst();
  }

  /**
   * The same for several numbers and several sets of records at once, from the same alternatives.
   *
   * @param atLeast each 1 or more
   * @param scopes each the records that count
   * @return for each scope the interval of each number
   */
  public List<List<CountInterval>> peopleWithAtLeast(
      List<Integer> atLeast, List<BitSet> scopes, long seed) {
    return new PeopleCounts(linkage).atLeast(atLeast, scopes, seed);
  }

  /**
   * What this run did, how sure it is, by which evidence, and where it is weak. Takes up to several
   * times as long as joining did, as other thresholds and alternatives are tried.
   */
  public RunReport report(ReportRequest request) {
    return new Reporting(linkage, request).report();
  }

  /** Shows sizes only. */
  @Override
  public String toString() {
    return "LinkResult[%d records, %d persons]".formatted(records(), persons());
  }
}
