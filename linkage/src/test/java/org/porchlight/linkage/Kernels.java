package org.porchlight.linkage;

import java.util.SplittableRandom;
import org.porchlight.linkage.blocking.Blocking;
import org.porchlight.linkage.blocking.Candidates;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.encoding.EncodedBits;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.EntriesReader;
import org.porchlight.linkage.learning.PairSample;
import org.porchlight.linkage.learning.Trainer;
import org.porchlight.linkage.weighing.Scorer;
import org.porchlight.linkage.workbench.Memos;
import org.porchlight.linkage.workbench.Workers;

/**
 * The innermost steps of a run, one call each, on made-up people: for the benchmarks, which time
 * them. Pairs are as blocking brings them together, not drawn blindly.
 */
public final class Kernels {
  /** Pairs that are gone through in turn; a power of two. */
  private static final int PAIRS = 1 << 14;

  private final Comparisons plain;
  private final Scorer scorer;
  private final Memos memos;
  private final int[] left = new int[PAIRS];
  private final int[] right = new int[PAIRS];
  private final long[] patterns = new long[PAIRS];
  private final Blocking.Pass pass;
  private final EncodedBits encodings;
  private final int[] encodedCodes;
  private int at;

  /** Prepares so many made-up records. */
  public Kernels(int records) {
    Records people = MadeUpPeople.of(records, 7).records;
    Entries entries = new Entries(new EntriesReader(people, new int[people.size()]));
    plain = new Comparisons(entries);
    Workers workers = new Workers(1);
    double total = entries.size * (entries.size - 1.0) / 2;
    scorer =
        new Scorer(
            plain,
            new Trainer(plain, total, PairSample.pairsAtLevel(plain, total, 1, workers))
                .start(entries.size));
    memos = plain.memos();
    Blocking blocking = new Blocking(entries);
    pass = blocking.passes().getFirst();
    Candidates candidates =
        new Candidates(plain, blocking.blocks(workers), false, scorer, -200, Progress.NONE);
    candidates.scan(workers);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < PAIRS; i++) {
      int pair = random.nextInt(candidates.left.length);
      left[i] = candidates.left[pair];
      right[i] = candidates.right[pair];
      patterns[i] = plain.pattern(left[i], right[i], memos);
    }
    Records encoded =
        Encoder.with(EncodingKey.of("a key that is made up for benchmarks")).encode(people);
    encodings = new EncodedBits(encoded.distinct(1));
    encodedCodes = new int[encoded.size()];
    for (int row = 0; row < encodedCodes.length; row++) {
      encodedCodes[row] = encoded.code(1, row);
    }
  }

  private int next() {
    at = (at + 1) & (PAIRS - 1);
    return at;
  }

  /** How two names relate, worked out anew: what is remembered of earlier pairs is not asked. */
  public int names() {
    int i = next();
    return plain.entries.names.relation(
        plain.entries.family[left[i]], plain.entries.family[right[i]]);
  }

  /** The level of two birth dates. */
  public int dates() {
    int i = next();
    return plain.birth == null ? 0 : plain.birth.level(left[i], right[i], memos);
  }

  /** The levels of all comparisons of a pair, as the run does it: with what is remembered. */
  public long levels() {
    int i = next();
    return plain.pattern(left[i], right[i], memos);
  }

  /** The weight of a pair whose levels are known, guards included. */
  public double weight() {
    int i = next();
    return scorer.score(left[i], right[i], patterns[i]);
  }

  /** The key of a record in the first pass of blocking. */
  public long key() {
    return pass.key(left[next()]);
  }

  /** Dice's coefficient of two encoded surnames. */
  public double encoded() {
    int i = next();
    return encodings.dice(
        encodedCodes[i % encodedCodes.length], encodedCodes[(i * 7 + 3) % encodedCodes.length]);
  }
}
