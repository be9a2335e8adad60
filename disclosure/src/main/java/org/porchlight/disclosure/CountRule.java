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

  /** Whether a count is shown, and if not, why. */
  Standing standing(Tier tier, Counted cell) {
    if (tier == Tier.OPEN) {
      return Standing.EXACT;
    }
    if (cell.count() <= rules.hideUpTo()) {
      return Standing.SMALL;
    }
    return restsOnFew(cell.count(), cell.contributors()) ? Standing.FEW : Standing.ROUNDED;
  }

  private boolean restsOnFew(long count, @Nullable Contributors who) {
    return who != null
        && (who.distinct() < rules.minimumContributors()
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

  /** The smallest true count behind a rounded one. */
  long lowBehind(long shown) {
    long least = rules.hideUpTo() + 1L;
    return shown <= rules.minimumShown() ? least : Math.max(least, shown - rules.roundTo() / 2);
  }

  /** The largest true count behind a rounded one. */
  long highBehind(long shown) {
    return shown + (rules.roundTo() - 1) / 2;
  }
}
