package org.porchlight.linkage.stages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.barenames.Attribution;
import org.porchlight.linkage.barenames.BareNames;
import org.porchlight.linkage.blocking.Blocking;
import org.porchlight.linkage.blocking.SortedKeys;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.joining.Clusterer;
import org.porchlight.linkage.joining.Constraints;
import org.porchlight.linkage.joining.SharedPlaces;
import org.porchlight.linkage.weighing.Parameters;
import org.porchlight.linkage.weighing.Scorer;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Memos;
import org.porchlight.linkage.workbench.Workers;

/**
 * Some of the distinct records, on one machine, with what all records say. Gives the same weights
 * as a run over all of them. Not safe for several threads. See {@link Stages}.
 */
public final class Slice {
  private final Comparisons comparisons;
  private final Entries entries;
  private final SliceReader reader;
  private final Constraints constraints;
  private final boolean[] thin;
  private final Memos memos;
  private final Census census;
  private Optional<Blocking> blocking = Optional.empty();
  private Optional<SharedPlaces> places = Optional.empty();

  Slice(Stages stages, Census census, List<StagedEntry> staged, boolean everyRecord) {
    this.census = census;
    reader = SliceReader.of(stages.layout(), census, staged, everyRecord);
    entries = new Entries(reader, census);
    if (entries.size != staged.size()) {
      throw new IllegalArgumentException(
          "%d entries were handed over, %d of them different"
              .formatted(staged.size(), entries.size));
    }
    comparisons = new Comparisons(entries);
    memos = comparisons.memos();
    int[] pins = new int[entries.size];
    boolean[] decided = new boolean[entries.size];
    for (int row = 0; row < reader.rows; row++) {
      pins[entries.entryOfRow[row]] = reader.pins[row];
      decided[entries.entryOfRow[row]] |= reader.pins[row] != 0;
    }
    constraints = stages.constraints(entries, pins);
    thin = BareNames.thin(comparisons, decided);
  }

  Comparisons comparisons() {
    return comparisons;
  }

  /** How many entries there are. They are numbered from 0, in the order of their index. */
  public int size() {
    return entries.size;
  }

  /** Whether an entry says little more than a name and is given to a person at the end. */
  public boolean thin(int entry) {
    return thin[entry];
  }

  /** Told of the keys of entries. */
  public interface KeySink {
    /** An entry has a key in a pass; entries with the same key are looked at together. */
    void key(int pass, int entry, long key);
  }

  private Blocking blocking() {
    Blocking known = blocking.orElseGet(() -> new Blocking(entries));
    blocking = Optional.of(known);
    return known;
  }

  /** What the passes of blocking are called; the same in every slice. */
  public List<String> passes() {
    return blocking().passes().stream().map(Blocking.Pass::name).toList();
  }

  /** Tells all keys of all entries. */
  public void keys(KeySink sink) {
    List<Blocking.Pass> passes = blocking().passes();
    for (int pass = 0; pass < passes.size(); pass++) {
      long[] keys = passes.get(pass).keys(entries.size);
      for (int entry = 0; entry < keys.length; entry++) {
        if (keys[entry] != 0) {
          sink.key(pass, entry, SortedKeys.cut(keys[entry]));
        }
      }
    }
  }

  /** The second keys by which blocks that are too large are cut. */
  public int[] refinements(int entry) {
    int[][] all = blocking().refinements();
    int[] own = new int[all.length];
    for (int r = 0; r < own.length; r++) {
      own[r] = all[r][entry];
    }
    return own;
  }

  /** How two entries compare: the levels of all comparisons in one number. */
  public long pattern(int left, int right) {
    return comparisons.pattern(left, right, memos);
  }

  /** Weighs pairs by a model. */
  public Weigher by(Model model) {
    return new Weigher(new Scorer(comparisons, Parameters.of(model, comparisons)));
  }

  /** The weights of one model. */
  public static final class Weigher {
    private final Scorer scorer;

    private Weigher(Scorer scorer) {
      this.scorer = scorer;
    }

    /** Whether a pair may be a match; asked of the usual model. */
    public boolean hopeful(long pattern) {
      return scorer.patternBits(pattern) >= Scorer.FLOOR_BITS;
    }

    /** The match weight of a pair that is {@link #hopeful}, in bits. */
    public double bits(int left, int right, long pattern) {
      double plain = scorer.patternBits(pattern);
      return plain < Scorer.HOPELESS_BITS ? plain : scorer.score(left, right, pattern);
    }

    /** The match weight of any pair, in bits. */
    public double anyBits(int left, int right, long pattern) {
      return scorer.score(left, right, pattern);
    }
  }

  /** Whether a pair of this weight, in bits, is sure and has a place in common. */
  public SharedPlaces.Sure sure(int left, int right, double bits) {
    return places().sure(left, right, bits);
  }

  private SharedPlaces places() {
    SharedPlaces known =
        places.orElseGet(() -> new SharedPlaces(entries, new SharedPlaces.SurePairs(0, 0)));
    places = Optional.of(known);
    return known;
  }

  /** The lowest weight of pairs that matter for joining at a threshold, in bits. */
  public static double floor(double thresholdBits) {
    return thresholdBits - Clusterer.RECORDED_BELOW;
  }

  /**
   * Groups of entries.
   *
   * @param group for each entry the first one of its group
   * @param weakestBits for each entry the least weight by which its group was joined; not a number
   *     where no weight joined it
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Joined(int[] group, double[] weakestBits) {}

  /**
   * Joins entries to persons. Must be given whole connected components.
   *
   * @param left entries of all pairs that weigh at least the {@link #floor}, both thin or both not
   * @param bits their weights
   * @param surePairs of all slices together, how many {@link #sure} are
   * @param sureApart how many of these were never at one place
   */
  public Joined join(
      Weigher by,
      double thresholdBits,
      int[] left,
      int[] right,
      double[] bits,
      long surePairs,
      long sureApart) {
    SharedPlaces shared =
        new SharedPlaces(entries, new SharedPlaces.SurePairs(surePairs, sureApart));
    Clusterer clusterer = new Clusterer(by.scorer, thresholdBits, constraints, thin, shared);
    clusterer.cluster(left, right, bits, new Workers(1));
    double[] ofGroup = new double[entries.size];
    Arrays.fill(ofGroup, Double.NaN);
    for (Clusterer.Merge merge : clusterer.merges) {
      int group = clusterer.group[merge.left()];
      if (merge.bits() >= thresholdBits && group == clusterer.group[merge.right()]) {
        ofGroup[group] =
            Double.isNaN(ofGroup[group]) ? merge.bits() : Math.min(ofGroup[group], merge.bits());
      }
    }
    double[] weakest = new double[entries.size];
    for (int e = 0; e < weakest.length; e++) {
      weakest[e] = ofGroup[clusterer.group[e]];
    }
    return new Joined(clusterer.group, weakest);
  }

  /** Whether the records of an entry say too little to be one person for being alike. */
  public boolean[] unsure(double thresholdBits) {
    return BareNames.unsure(comparisons, census.records(), thresholdBits);
  }

  /**
   * To whom the records of a bare name were given.
   *
   * @param entry the bare name
   * @param source the list of these records
   * @param place where they were made
   * @param to an entry that stands for the person; from {@link Slice#size} on a number for a person
   *     of whom only bare names tell
   * @param bits how likely it is, in bits; not a number where bare names alone tell
   */
  public record Given(int entry, String source, String place, int to, double bits) {}

  /**
   * Gives bare names to persons. Needs {@link Stages#whole all records}.
   *
   * @param group for each entry the first one of its group
   */
  public List<Given> attribute(Weigher by, double thresholdBits, int[] group, int threads) {
    boolean[] unsure = unsure(thresholdBits);
    Attribution attribution =
        Attribution.of(
            by.scorer, thin, group, constraints, unsure, thresholdBits, new Workers(threads));
    List<Given> given = new ArrayList<>();
    for (int reading = 0; reading < attribution.readings.size; reading++) {
      int to = attribution.nodeOf(reading);
      if (to >= 0) {
        int row = attribution.firstRow(reading);
        double share = attribution.shareOf(reading);
        given.add(
            new Given(
                attribution.readings.entry[reading],
                reader.seen(row).source(),
                reader.seen(row).place(),
                to,
                share > 0 ? Bits.log2(share / Math.max(1 - share, 1e-12)) : Double.NaN));
      }
    }
    return given;
  }
}
