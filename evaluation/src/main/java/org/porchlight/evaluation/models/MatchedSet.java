package org.porchlight.evaluation.models;

import java.util.List;
import org.porchlight.evaluation.History;

/** One person served and those like them, at least one. */
record MatchedSet(History served, List<History> others) {
  MatchedSet {
    others = List.copyOf(others);
  }
}
