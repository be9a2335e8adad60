package org.porchlight.linkage.learning;

import java.util.Arrays;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.blocking.PatternCounts;
import org.porchlight.linkage.comparing.BirthComparison;
import org.porchlight.linkage.comparing.Comparison;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.comparing.EncodedComparison;
import org.porchlight.linkage.comparing.NameComparison;
import org.porchlight.linkage.comparing.PlaceComparison;
import org.porchlight.linkage.weighing.Parameters;
import org.porchlight.linkage.workbench.Bits;

/**
 * Learns m, u, h and λ by expectation maximisation over counts of patterns, without labels or with
 * some: a pair whose label is known is not guessed but counted as what it is.
 *
 * <p>The likelihood is that of all pairs of entries: those looked at come with their pattern; of
 * the rest only the counts per level are known, and all of them are strangers. So λ is the share
 * among all pairs, and what matches contribute to a level is taken out of u again.
 *
 * <p>Guards: m starts at what is usual and is held there with the weight of a few matches; a level
 * that means "different" cannot become the rule among matches, so that "the same place" can never
 * pass for "the same person".
 */
public final class Trainer {
  private static final int ROUNDS = 80;

  /** Matches that the usual m is worth against what the data says. */
  private static final double PRIOR_MATCHES = 12;

  /** Pairs expected by chance from which a ratio to them can be trusted. */
  private static final double FEWEST_NAMESAKES = 50;

  /** Names that go together more often than this are one person's. */
  private static final double MOST_NAMESAKES = 64;

  /** No agreement, however rare, is worth more than about 24 bits by itself. */
  private static final double LEAST_SHARE = 5e-8;

  private final Comparisons comparisons;
  private final double totalPairs;
  private final double[][] pairsAtLevel;
  private final double[][] usual;
  private final boolean households;

  public Trainer(Comparisons comparisons, double totalPairs, double[][] pairsAtLevel) {
    this.comparisons = comparisons;
    this.totalPairs = totalPairs;
    this.pairsAtLevel = pairsAtLevel;
    int count = comparisons.count();
    usual = new double[count][];
    for (int c = 0; c < count; c++) {
      usual[c] = normal(comparisons.all.get(c).usual());
    }
    boolean home =
        (comparisons.place != null && comparisons.place.knowsHouses())
            || comparisons.values.stream().anyMatch(Comparison::sharedByHousehold)
            || comparisons.encoded.stream().anyMatch(EncodedComparison::isOfHome);
    boolean personal =
        comparisons.given != null
            || comparisons.birth != null
            || comparisons.encoded(Role.ENCODED_GIVEN_NAME) != null
            || comparisons.encoded(Role.ENCODED_BIRTH_DATE) != null;
    households = home && personal;
  }

  private static double[] normal(double[] weights) {
    double sum = 0;
    double[] normal = weights.clone();
    for (int l = 1; l < normal.length; l++) {
      normal[l] = Math.max(normal[l], 1e-5);
      sum += normal[l];
    }
    for (int l = 1; l < normal.length; l++) {
      normal[l] /= sum;
    }
    normal[0] = 1;
    return normal;
  }

  /** What is believed before the first round. */
  public Parameters start(long entries) {
    int count = comparisons.count();
    double[][] m = new double[count][];
    double[][] u = new double[count][];
    double[][] h = new double[count][];
    double lambda = Math.min(0.2, 0.15 * entries / totalPairs);
    for (int c = 0; c < count; c++) {
      m[c] = usual[c].clone();
      u[c] = strangers(c, new double[usual[c].length]);
      h[c] = comparisons.all.get(c).sharedByHousehold() ? usualHome(c) : u[c].clone();
    }
    return new Parameters(m, u, h, lambda, households ? lambda : 0);
  }

  /**
   * How many times as often as chance strangers share both names. Seen where birth dates differ
   * beyond slips: those are strangers, whatever their names say.
   */
  private double namesakes() {
    if (comparisons.given == null || comparisons.family == null || comparisons.birth == null) {
      return 1;
    }
    double given = comparisons.given.frequencies().pairs();
    double family = comparisons.family.frequencies().pairs();
    double[] births = pairsAtLevel[comparisons.birth.index];
    double apart = births[BirthComparison.DIFFERENT] + births[BirthComparison.SAME_YEAR];
    double byChance = given * family / totalPairs * apart / totalPairs;
    return byChance < FEWEST_NAMESAKES
        ? 1
        : Math.clamp(comparisons.namesakesBornApart() / byChance, 1, MOST_NAMESAKES);
  }

  private double[] usualHome(int c) {
    Comparison comparison = comparisons.all.get(c);
    if (comparison == comparisons.place && comparisons.place.knowsHouses()) {
      double[] home = usual[c].clone();
      for (int l = 1; l < home.length; l++) {
        home[l] *= PlaceComparison.sameHouse(l) ? 1 : PlaceComparison.sameStreet(l) ? 0.2 : 0.02;
      }
      return normal(home);
    }
    double[] home = usual[c].clone();
    home[home.length - 1] += 0.6;
    return normal(home);
  }

  public Parameters train(PatternCounts patterns, LabelledPairs labels, long entries) {
    Parameters now = start(entries);
    int count = comparisons.count();
    double[][] matched = shape();
    double[][] home = shape();
    boolean[] namesakes = new boolean[patterns.size];
    boolean[] anchored = new boolean[patterns.size];
    for (int p = 0; p < patterns.size; p++) {
      namesakes[p] = comparisons.bothNamesAgree(patterns.patterns[p]);
      anchored[p] = comparisons.anchored(patterns.patterns[p]);
    }
    now.namesakes = namesakes();
    double namesakeBits = Bits.log2(now.namesakes);
    for (int round = 0; round < ROUNDS; round++) {
      clear(matched);
      clear(home);
      double matches = 0;
      double homes = 0;
      double[] bornAndAnchored = new double[3];
      double[][] match = logs(now.m, now.u);
      double[][] house = logs(now.h, now.u);
      double strangers = 1 - now.lambda - now.household;
      for (int p = 0; p < patterns.size; p++) {
        double matchBits = 0;
        double houseBits = 0;
        for (int c = 0; c < count; c++) {
          int level = comparisons.level(patterns.patterns[p], c);
          matchBits += match[c][level];
          houseBits += house[c][level];
        }
        if (namesakes[p]) {
          matchBits -= namesakeBits;
          houseBits -= namesakeBits;
        }
        double ofMatch = now.lambda * Bits.exp2(matchBits);
        double ofHome = households ? now.household * Bits.exp2(houseBits) : 0;
        double unknown = patterns.counts[p] - labels.sameSeen[p] - labels.apartSeen[p];
        double scale = unknown / (ofMatch + ofHome + strangers);
        double match0 = ofMatch * scale;
        double home0 =
            ofHome * scale + labels.apartSeen[p] * ofHome / Math.max(ofHome + strangers, 1e-300);
        matches += match0;
        homes += home0;
        if (anchored[p]) {
          addBirth(bornAndAnchored, patterns.patterns[p], match0);
        }
        for (int c = 0; c < count; c++) {
          int level = comparisons.level(patterns.patterns[p], c);
          matched[c][level] += match0;
          home[c][level] += home0;
        }
      }
      for (int p = 0; p < labels.same.size; p++) {
        double known = (double) labels.same.counts[p];
        matches += known;
        addBirth(bornAndAnchored, labels.same.patterns[p], known);
        for (int c = 0; c < count; c++) {
          matched[c][comparisons.level(labels.same.patterns[p], c)] += known;
        }
      }
      now.lambda = Math.max((matches + 0.5) / (totalPairs + 1), 1e-12);
      now.household = households ? Math.max((homes + 0.5) / (totalPairs + 1), 1e-12) : 0;
      for (int c = 0; c < count; c++) {
        now.m[c] = blend(matched[c], usual[c]);
        if (comparisons.all.get(c) == comparisons.birth) {
          contradicting(now.m[c], bornAndAnchored);
        }
        cap(c, now.m[c]);
        double[] related = matched[c].clone();
        for (int l = 0; l < related.length; l++) {
          related[l] += home[c][l];
        }
        now.u[c] = strangers(c, related);
        boolean shared = comparisons.all.get(c).sharedByHousehold();
        now.h[c] = shared ? blend(home[c], usualHome(c)) : now.u[c];
      }
    }
    return now;
  }

  private void addBirth(double[] sums, long pattern, double matches) {
    int level = comparisons.levelOf(comparisons.birth, pattern);
    sums[0] += level == 0 ? 0 : matches;
    sums[1] += level == BirthComparison.DIFFERENT ? matches : 0;
    sums[2] += level == BirthComparison.SAME_YEAR ? matches : 0;
  }

  /**
   * How often the birth dates of one person plainly differ. Pairs that share only a name cannot
   * tell: namesakes look just like that. So it is learned from pairs that share a number, a phone
   * or a house too, and stays at what is usual where there are none.
   */
  private void contradicting(double[] m, double[] anchored) {
    double[] prior = usual[comparisons.birth == null ? 0 : comparisons.birth.index];
    double known = anchored[0] + PRIOR_MATCHES;
    double different = (anchored[1] + PRIOR_MATCHES * prior[BirthComparison.DIFFERENT]) / known;
    double sameYear = (anchored[2] + PRIOR_MATCHES * prior[BirthComparison.SAME_YEAR]) / known;
    double rest = 1 - m[BirthComparison.DIFFERENT] - m[BirthComparison.SAME_YEAR];
    double scale = (1 - different - sameYear) / Math.max(rest, 1e-9);
    for (int l = 1; l < m.length; l++) {
      m[l] *= scale;
    }
    m[BirthComparison.DIFFERENT] = different;
    m[BirthComparison.SAME_YEAR] = sameYear;
  }

  /** "Different" may not become the rule among matches. */
  private void cap(int c, double[] m) {
    Comparison comparison = comparisons.all.get(c);
    if (comparison == comparisons.given) {
      capLevel(m, NameComparison.DIFFERENT, 0.2);
    } else if (comparison == comparisons.family) {
      capLevel(m, NameComparison.DIFFERENT, 0.3);
    } else if (comparison == comparisons.birth) {
      capLevel(m, BirthComparison.DIFFERENT, 0.15);
      capLevel(m, BirthComparison.SAME_YEAR, 0.1);
    } else if (comparison instanceof EncodedComparison encoded && encoded.isOfNameOrBirth()) {
      capLevel(m, m.length - 1, encoded.mostDifferent());
    }
  }

  private static void capLevel(double[] m, int level, double cap) {
    if (m[level] > cap) {
      double rest = (1 - cap) / (1 - m[level]);
      for (int l = 1; l < m.length; l++) {
        m[l] = l == level ? cap : m[l] * rest;
      }
    }
  }

  private static double[] blend(double[] seen, double[] usual) {
    double sum = 0;
    for (int l = 1; l < seen.length; l++) {
      sum += seen[l];
    }
    double[] blended = new double[seen.length];
    blended[0] = 1;
    for (int l = 1; l < seen.length; l++) {
      blended[l] = (seen[l] + PRIOR_MATCHES * usual[l]) / (sum + PRIOR_MATCHES);
    }
    return blended;
  }

  /** u: all pairs without those that are one person or one household. */
  private double[] strangers(int c, double[] related) {
    double known = 0;
    double[] u = new double[related.length];
    for (int l = 1; l < u.length; l++) {
      known += Math.max(pairsAtLevel[c][l] - related[l], 0);
    }
    known = Math.max(known, 1);
    double sum = 0;
    for (int l = 1; l < u.length; l++) {
      double left = Math.max(pairsAtLevel[c][l] - related[l], 0) / known;
      // Never less than a fiftieth of what was seen: taking out nearly all is never exact.
      double kept = 0.02 * pairsAtLevel[c][l] / totalPairs;
      u[l] = Math.max(left, Math.max(Math.min(kept, 1e-3), LEAST_SHARE));
      sum += u[l];
    }
    for (int l = 1; l < u.length; l++) {
      u[l] /= sum;
    }
    u[0] = 1;
    return u;
  }

  private double[][] shape() {
    double[][] shape = new double[comparisons.count()][];
    for (int c = 0; c < shape.length; c++) {
      shape[c] = new double[usual[c].length];
    }
    return shape;
  }

  private static void clear(double[][] sums) {
    for (double[] sum : sums) {
      Arrays.fill(sum, 0);
    }
  }

  private static double[][] logs(double[][] over, double[][] under) {
    double[][] logs = new double[over.length][];
    for (int c = 0; c < logs.length; c++) {
      logs[c] = new double[over[c].length];
      for (int l = 1; l < logs[c].length; l++) {
        logs[c][l] = Bits.log2(over[c][l] / under[c][l]);
      }
    }
    return logs;
  }
}
