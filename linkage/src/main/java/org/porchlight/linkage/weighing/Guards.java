package org.porchlight.linkage.weighing;

import org.porchlight.linkage.Guard;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.comparing.BirthComparison;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.comparing.EncodedComparison;
import org.porchlight.linkage.comparing.MiddleComparison;
import org.porchlight.linkage.comparing.NameComparison;
import org.porchlight.linkage.comparing.PlaceComparison;
import org.porchlight.linkage.comparing.SexComparison;
import org.porchlight.linkage.comparing.ValueComparison;

/**
 * What no amount of agreement may overrule: twins, father and son, Jr and Sr, and records that
 * share nothing but a place, a phone or a surname.
 */
public final class Guards {
  /**
   * The most that a pair kept apart may weigh, in bits. Other records of a person can outvote it.
   */
  public static final double APART = -40;

  /** The weight of a pair that no other record can bring together, in bits. */
  public static final double NEVER = -100;

  private static final int GENERATION_YEARS = 14;

  private final Comparisons comparisons;
  private final int[] suffix;
  private final boolean namesOnly;

  public Guards(Comparisons comparisons) {
    this.comparisons = comparisons;
    suffix = comparisons.entries.suffix;
    namesOnly =
        comparisons.given == null
            && comparisons.birth == null
            && comparisons.values.stream().noneMatch(Guards::personal)
            && comparisons.encoded.stream().noneMatch(EncodedComparison::isPersonal);
  }

  private static boolean personal(ValueComparison value) {
    return value.kind() == ValueComparison.Kind.ID || value.kind() == ValueComparison.Kind.EMAIL;
  }

  /** Whether one is Jr and the other Sr, or the like: two people, whatever other records say. */
  boolean never(int left, int right) {
    return suffix[left] != 0 && suffix[right] != 0 && suffix[left] != suffix[right];
  }

  /**
   * Whether what the two say about the person, not the place, is at odds. A pair that is merely
   * silent does not speak against what other records of the two groups say.
   */
  boolean atOdds(long pattern) {
    int birth = comparisons.levelOf(comparisons.birth, pattern);
    return comparisons.levelOf(comparisons.given, pattern) == NameComparison.DIFFERENT
        || comparisons.levelOf(comparisons.family, pattern) == NameComparison.DIFFERENT
        || comparisons.levelOf(comparisons.middle, pattern) == MiddleComparison.DIFFERENT
        || birth == BirthComparison.DIFFERENT
        || birth == BirthComparison.SAME_YEAR
        || birth == BirthComparison.PARTIAL_DIFFERS
        || comparisons.encodedDiffers(Role.ENCODED_GIVEN_NAME, pattern)
        || comparisons.encodedDiffers(Role.ENCODED_FAMILY_NAME, pattern)
        || comparisons.encodedDiffers(Role.ENCODED_BIRTH_DATE, pattern);
  }

  /** Whether the two may not be linked by what they themselves say, however much agrees. */
  public boolean apart(int left, int right, long pattern) {
    return guard(left, right, pattern) != Guard.NONE;
  }

  private boolean sameCodedBirth(long pattern) {
    return comparisons.levelOf(comparisons.encoded(Role.ENCODED_BIRTH_DATE), pattern)
        == EncodedComparison.SAME;
  }

  /** Why the two may not be linked by what they themselves say. */
  Guard guard(int left, int right, long pattern) {
    if (never(left, right)) {
      return Guard.SUFFIX;
    }
    boolean number = false;
    boolean numberKnown = false;
    for (ValueComparison value : comparisons.values) {
      if (personal(value)) {
        int level = comparisons.levelOf(value, pattern);
        number |= level == ValueComparison.EXACT || level == ValueComparison.SLIP;
        numberKnown |= level != 0;
      }
    }
    boolean home =
        comparisons.place != null
            && PlaceComparison.sameHome(comparisons.levelOf(comparisons.place, pattern));
    for (EncodedComparison encoded : comparisons.encoded) {
      int level = comparisons.levelOf(encoded, pattern);
      number |= encoded.isNumber() && encoded.agrees(level);
      numberKnown |= encoded.isNumber() && level != 0;
      home |= encoded.isOfHome() && level == EncodedComparison.SAME;
    }
    if (number) {
      return Guard.NONE;
    }
    boolean codedGivenDiffers = comparisons.encodedDiffers(Role.ENCODED_GIVEN_NAME, pattern);
    boolean codedFamilyDiffers = comparisons.encodedDiffers(Role.ENCODED_FAMILY_NAME, pattern);
    int given = comparisons.levelOf(comparisons.given, pattern);
    int family = comparisons.levelOf(comparisons.family, pattern);
    int birth = comparisons.levelOf(comparisons.birth, pattern);
    boolean givenAgrees =
        (given != 0 && given != NameComparison.DIFFERENT)
            || comparisons.encodedAgrees(Role.ENCODED_GIVEN_NAME, pattern);
    boolean birthAgrees =
        (birth != 0
                && birth != BirthComparison.DIFFERENT
                && birth != BirthComparison.PARTIAL_DIFFERS
                && birth != BirthComparison.SAME_YEAR)
            || comparisons.encodedAgrees(Role.ENCODED_BIRTH_DATE, pattern);
    if (!givenAgrees && !birthAgrees && !namesOnly) {
      return Guard.NOTHING_PERSONAL;
    }
    boolean familyAgrees =
        (family != 0 && family <= NameComparison.ONE_OF_SEVERAL)
            || comparisons.encodedAgrees(Role.ENCODED_FAMILY_NAME, pattern);
    boolean otherNames =
        !givenAgrees
            && !familyAgrees
            && (family == 0 || family == NameComparison.DIFFERENT)
            && (given != 0 || family != 0 || codedGivenDiffers || codedFamilyDiffers);
    if (otherNames) {
      return Guard.OTHER_NAMES;
    }
    for (ValueComparison value : comparisons.values) {
      home |=
          value.sharedByHousehold() && comparisons.levelOf(value, pattern) == ValueComparison.EXACT;
    }
    boolean sexDiffers = comparisons.levelOf(comparisons.sex, pattern) == SexComparison.DIFFERENT;
    boolean twins =
        (given == NameComparison.DIFFERENT || codedGivenDiffers)
            && familyAgrees
            && (birth == BirthComparison.EXACT
                || birth == BirthComparison.PARTIAL_AGREES
                || sameCodedBirth(pattern))
            && (home || sexDiffers || numberKnown);
    boolean parentAndChild =
        comparisons.birth != null
            && givenAgrees
            && familyAgrees
            && home
            && comparisons.birth.contradicts(left, right)
            && comparisons.birth.yearsApart(left, right) >= GENERATION_YEARS;
    return twins ? Guard.TWINS : parentAndChild ? Guard.PARENT_AND_CHILD : Guard.NONE;
  }
}
