package org.porchlight.pipeline;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.porchlight.disclosure.Candidate;
import org.porchlight.disclosure.TrueCell;
import org.porchlight.disclosure.TrueCell.Contributors;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Manifest.Rules;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.Tier;
import org.porchlight.study.releases.ProposalFacts.Why;

/**
 * Why numbers of a release are hidden, as how many for each reason. The compiler keeps no reason,
 * so that none can get out; here the rule for single cells is held against what was hidden, and
 * whatever it does not explain was hidden for others.
 */
final class HiddenReasons {
  private final Rules rules;

  HiddenReasons(Rules rules) {
    this.rules = rules;
  }

  /**
   * How many numbers of each table are hidden for which reason; tables where none is are left out.
   *
   * @param candidates true numbers of all the tables
   */
  Map<String, Map<Why, Long>> of(Iterable<Candidate> candidates, Iterable<ReleasedTable> released) {
    Map<String, Candidate> byId = new HashMap<>();
    candidates.forEach(candidate -> byId.put(candidate.head().id(), candidate));
    Map<String, Map<Why, Long>> all = new LinkedHashMap<>();
    for (ReleasedTable table : released) {
      Candidate candidate = byId.get(table.head().id());
      if (candidate != null && table.hidden() > 0) {
        all.put(table.head().id(), reasons(candidate, table));
      }
    }
    return all;
  }

  private Map<Why, Long> reasons(Candidate candidate, ReleasedTable table) {
    Map<CellKey, TrueCell> truth = new HashMap<>();
    candidate.cells().forEach(cell -> truth.put(cell.key(), cell));
    Map<Why, Long> reasons = new EnumMap<>(Why.class);
    for (Cell cell : table.cells()) {
      TrueCell is = truth.get(cell.key(table.head().id()));
      if (cell.isHidden() && is != null) {
        long open = floor(candidate, truth, is.key(), is.key().type());
        reasons.merge(why(is, open), 1L, Long::sum);
      }
    }
    return reasons;
  }

  /** How much of a count are exact counts that stand beside it. */
  private static long floor(
      Candidate candidate, Map<CellKey, TrueCell> truth, CellKey cell, String type) {
    if (candidate.tierOfType().get(type) == Tier.OPEN) {
      return truth.get(new CellKey(cell.table(), cell.area(), cell.time(), type))
              instanceof TrueCell.Counted counted
          ? counted.count()
          : 0;
    }
    return candidate.head().type().sums().stream()
        .filter(sum -> sum.whole().equals(type))
        .mapToLong(
            sum ->
                sum.parts().stream().mapToLong(part -> floor(candidate, truth, cell, part)).sum())
        .max()
        .orElse(0);
  }

  private Why why(TrueCell cell, long open) {
    return switch (cell) {
      case TrueCell.Counted counted -> {
        if (counted.count() - open <= rules.hideUpTo()) {
          yield Why.SMALL;
        }
        Contributors who = counted.contributors();
        yield who != null && restsOnFew(counted.count(), who) ? Why.FEW : Why.PROTECTS;
      }
      case TrueCell.People people ->
          people.count() < rules.minimumContributors() ? Why.SMALL : Why.PROTECTS;
      case TrueCell.Measured _ -> Why.RECORDS;
    };
  }

  private boolean restsOnFew(long count, Contributors who) {
    return who.distinct() < rules.minimumContributors()
        || count - who.topOne() <= rules.hideUpTo()
        || who.topOne() > rules.topOneShare() * count
        || who.topTwo() > rules.topTwoShare() * count;
  }
}
