package org.porchlight.linkage.comparing;

import java.util.Arrays;
import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.Frequencies;
import org.porchlight.linkage.values.BirthDate;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Memos;

/** Compares dates of birth, complete or partial. */
public final class BirthComparison extends Comparison {
  public static final int EXACT = 1;
  static final int DAY_MONTH_SWAPPED = 2;
  static final int YEAR_SLIP = 3;
  static final int MONTH_DIFFERS = 4;
  static final int DAY_DIFFERS = 5;
  static final int YEAR_DIFFERS = 6;
  static final int WITHIN_MONTH = 7;
  static final int TWO_SLIPS = 8;
  static final int SEASON_OF_OTHER_YEAR = 9;
  public static final int SAME_YEAR = 10;
  public static final int DIFFERENT = 11;
  public static final int PARTIAL_AGREES = 12;
  static final int PARTIAL_YEAR_AGREES = 13;
  public static final int PARTIAL_DIFFERS = 14;

  private static final int YEAR = 0xFFFF_0000;
  private static final int MONTH = 0xFF00;
  private static final int DAY = 0xFF;

  private final int[] dates;
  private final Cells cells;
  private final int[] codes;
  private final Frequencies frequencies;
  private final double partialShare;
  private final double completePairs;

  BirthComparison(Entries entries, Cells cells) {
    super(
        "birth date",
        "not known",
        "same",
        "day and month swapped",
        "one slip in the year",
        "month differs",
        "day differs",
        "year differs, day and month same",
        "within a month of each other",
        "two digits differ",
        "within a month, but for a slip in the year",
        "only the year is the same",
        "different",
        "all that is known agrees",
        "only the year is known or given, and agrees",
        "what is known differs");
    dates = entries.birth;
    this.cells = cells;
    int[] distinct = Arrays.stream(dates).filter(d -> d != 0).sorted().distinct().toArray();
    codes = new int[dates.length];
    long known = 0;
    long partial = 0;
    for (int i = 0; i < dates.length; i++) {
      codes[i] = dates[i] == 0 ? 0 : Arrays.binarySearch(distinct, dates[i]) + 1;
      known += dates[i] == 0 ? 0 : 1;
      partial += dates[i] != 0 && !BirthDate.complete(dates[i]) ? 1 : 0;
    }
    if (entries.census().isPresent()) {
      known = entries.census().get().entriesWith(Census.BORN);
      partial = entries.census().get().entriesWith(Census.BORN_PARTLY);
    }
    frequencies =
        entries.frequencies(
            Census.BIRTH, codes, distinct.length + 1, code -> code == 0 ? 0 : distinct[code - 1]);
    completePairs =
        entries
            .census()
            .map(census -> census.frequencies(Census.BIRTH_COMPLETE, 0, code -> 0).pairs())
            .orElseGet(() -> completePairs(distinct));
    double rate = known == 0 ? 0 : (double) partial / known;
    partialShare = 1 - (1 - rate) * (1 - rate);
  }

  /** Pairs of entries with the same complete date. */
  private double completePairs(int[] distinct) {
    long[] entries = new long[distinct.length + 1];
    for (int code : codes) {
      entries[code]++;
    }
    double pairs = 0;
    for (int i = 0; i < distinct.length; i++) {
      pairs += BirthDate.complete(distinct[i]) ? Frequencies.pairs((double) entries[i + 1]) : 0;
    }
    return pairs;
  }

  Frequencies frequencies() {
    return frequencies;
  }

  @Override
  public int level(int left, int right, Memos memos) {
    return level(cells.all[cells.of(left) + Cells.BIRTH], cells.all[cells.of(right) + Cells.BIRTH]);
  }

  /**
   * The level of two dates.
   *
   * @param a four bits a digit
   * @param b likewise
   */
  public static int level(int a, int b) {
    if (a == 0 || b == 0) {
      return 0;
    }
    if (!complete(a) || !complete(b)) {
      return partialLevel(a, b);
    }
    int apart = a ^ b;
    if (apart == 0) {
      return EXACT;
    }
    boolean year = (apart & YEAR) == 0;
    boolean month = (apart & MONTH) == 0;
    boolean day = (apart & DAY) == 0;
    if (year) {
      if (swapped(a) == (b & (MONTH | DAY))) {
        return DAY_MONTH_SWAPPED;
      }
      if (day) {
        return MONTH_DIFFERS;
      }
      if (month) {
        return DAY_DIFFERS;
      }
      if (firstOfJanuary(a) || firstOfJanuary(b)) {
        return PARTIAL_YEAR_AGREES;
      }
    }
    int digits = digitsApart(apart);
    if (month && day) {
      return digits == 1 || (digits == 2 && transposed(a, b)) ? YEAR_SLIP : YEAR_DIFFERS;
    }
    int years = Math.abs(number(a >>> 16) - number(b >>> 16));
    int days = years > 1 ? 0 : Math.abs(dayNumber(a) - dayNumber(b));
    if (years <= 1 && days <= 40) {
      return WITHIN_MONTH;
    }
    if (digits <= 2) {
      return TWO_SLIPS;
    }
    if (year) {
      return SAME_YEAR;
    }
    if (years == 1 || years == 10 || years == 100) {
      int season = Math.abs(dayNumber(a) - dayNumber(b)) - years * 365 - years / 4;
      if (Math.abs(season) <= 36) {
        return SEASON_OF_OTHER_YEAR;
      }
    }
    return DIFFERENT;
  }

  private static boolean complete(int date) {
    return (date & YEAR) != 0 && (date & MONTH) != 0 && (date & DAY) != 0;
  }

  /** Month and day of a date the other way round. */
  private static int swapped(int date) {
    return ((date & DAY) << 8) | ((date & MONTH) >>> 8);
  }

  private static int digitsApart(int apart) {
    int any = apart | (apart >>> 1);
    return Integer.bitCount((any | (any >>> 2)) & 0x1111_1111);
  }

  /** The number that digits of four bits each stand for. */
  private static int number(int digits) {
    return (digits >>> 12) * 1000
        + ((digits >>> 8) & 15) * 100
        + ((digits >>> 4) & 15) * 10
        + (digits & 15);
  }

  private static int dayNumber(int date) {
    return BirthDate.dayNumber(
        number(date >>> 16) * 10_000 + number((date & MONTH) >>> 8) * 100 + number(date & DAY));
  }

  private static boolean firstOfJanuary(int date) {
    return (date & (MONTH | DAY)) == 0x0101;
  }

  /** Whether the last two digits of the years changed places. */
  private static boolean transposed(int a, int b) {
    return ((a >>> 20) & 15) == ((b >>> 16) & 15) && ((a >>> 16) & 15) == ((b >>> 20) & 15);
  }

  private static int partialLevel(int a, int b) {
    int known = 0;
    int agree = 0;
    for (int part : new int[] {YEAR, MONTH, DAY}) {
      if ((a & part) != 0 && (b & part) != 0) {
        known++;
        agree += ((a ^ b) & part) == 0 ? 1 : 0;
      }
    }
    if (known == 0) {
      return 0;
    }
    if (agree == known) {
      return known >= 2 ? PARTIAL_AGREES : PARTIAL_YEAR_AGREES;
    }
    return PARTIAL_DIFFERS;
  }

  /** Whether two complete dates differ by more than slips explain. */
  public boolean contradicts(int left, int right) {
    return apart(dates[left], dates[right]);
  }

  /** The same of two dates. */
  static boolean apart(int left, int right) {
    int level = level(BirthDate.digits(left), BirthDate.digits(right));
    return level == DIFFERENT || level == SAME_YEAR;
  }

  /** Bits by which a date singles a person out. */
  public double selfBits(int entry) {
    double share = Math.max(frequencies.agreement, 1 / frequencies.total);
    return -Bits.log2(share) + frequencies.crowdBits(codes[entry]);
  }

  public int yearsApart(int left, int right) {
    return Math.abs(BirthDate.year(dates[left]) - BirthDate.year(dates[right]));
  }

  @Override
  public double rarityBits(int left, int right, int level) {
    return level == EXACT ? frequencies.crowdBits(codes[left]) : 0;
  }

  @Override
  public double[] usual() {
    double[] usual = new double[labels.length];
    double full = 1 - partialShare;
    usual[EXACT] = 0.83 * full;
    usual[DAY_MONTH_SWAPPED] = 0.012 * full;
    usual[YEAR_SLIP] = 0.035 * full;
    usual[MONTH_DIFFERS] = 0.025 * full;
    usual[DAY_DIFFERS] = 0.035 * full;
    usual[YEAR_DIFFERS] = 0.01 * full;
    usual[WITHIN_MONTH] = 0.01 * full;
    usual[TWO_SLIPS] = 0.008 * full;
    usual[SEASON_OF_OTHER_YEAR] = 0.004 * full;
    usual[SAME_YEAR] = 0.01 * full;
    usual[DIFFERENT] = 0.02 * full;
    usual[PARTIAL_AGREES] = 0.45 * partialShare + 0.0005;
    usual[PARTIAL_YEAR_AGREES] = 0.45 * partialShare + 0.0045;
    usual[PARTIAL_DIFFERS] = 0.1 * partialShare + 0.0001;
    return usual;
  }

  @Override
  public double[] exactPairs() {
    double[] pairs = super.exactPairs();
    pairs[EXACT] = completePairs;
    return pairs;
  }
}
