package org.porchlight.cli;

import org.porchlight.city.City;
import org.porchlight.city.NeighborRules;
import org.porchlight.city.ProblemsException;

/** Requires that the city looks for familiar neighbors. */
final class NeighborRulesThere {
  private NeighborRulesThere() {}

  static NeighborRules require(City city) {
    NeighborRules rules = city.neighbors();
    if (rules == null) {
      throw new ProblemsException(
          "neighbors.yaml",
          "the city folder has no such file, so nothing says whose contacts to count. Add it; docs/reference/city-folder.md has its settings.",
          "PL-LINK-006");
    }
    return rules;
  }
}
