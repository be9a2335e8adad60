package org.porchlight.disclosure;

import org.jspecify.annotations.Nullable;
import org.porchlight.disclosure.TrueCell.Contributors;
import org.porchlight.disclosure.TrueCell.Counted;
import org.porchlight.release.Manifest.Rules;
import org.porchlight.release.Tier;

/** What becomes of one count, before its neighbors in the table are looked at. */
final class CountRule {
  private final Rules rules;

  CountRule(Rules rules) {
    this.rules = rules;
  }

  /**
   * Whether a count is shown, and if not, why.
   *
   * @param floor what everyone can tell the count to be at least, from exact counts alone. A total
   *     of exact counts and others is as small as its others: with 5 thefts shown as they are, a
   *     total of 8 tells of 3
   */
  Standing standing(Tier tier, Counted cell, long floor) {
    if (tier == Tier.OPEN) {
      return Standing.EXACT;
    }
    if (cell.count() - floor <= rules.hideUpTo()) {
      return Standing.SMALL;
    }
    return restsOnFew(cell.count(), cell.contributors()) ? Standing.FEW : Standing.ROUNDED;
  }

  private boolean restsOnFew(long count, @Nullable Contributors who) {
    // The one with the most knows these records and can take them off: what is left must be too
    // many to hide as well.
    return who != null
        && (count - who.topOne() <= rules.hideUpTo()
            || who.distinct() < rules.minimumContributors()
            || who.topOne() > rules.topOneShare() * count
            || who.topTwo() > rules.topTwoShare() * count);
  }

  /**
   * The count as shown: the nearest multiple of {@code roundTo}, halves up, and never less than
   * {@code minimumShown}. Always from the true count, never from rounded parts: fifty parts, each
   * off by two, could put their total off by a hundred.
   *
   * @param count more than {@code hideUpTo}
   */
  long rounded(long count) {
    long nearest = (count + rules.roundTo() / 2) / rules.roundTo() * rules.roundTo();
    return Math.max(nearest, rules.minimumShown());
  }

  /** The smallest true count behind a rounded one, given its floor. */
  long lowBehind(long shown, long floor) {
    long least = floor + rules.hideUpTo() + 1;
    return shown <= rules.minimumShown() ? least : Math.max(least, shown - rules.roundTo() / 2);
  }

  /** The largest true count behind a hidden one that is small, given its floor. */
  long mostWhenSmall(long floor) {
    return floor + rules.hideUpTo();
  }

  /** The largest true count behind a rounded one. */
  long highBehind(long shown) {
    return shown + (rules.roundTo() - 1) / 2;
  }
}
