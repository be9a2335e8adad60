package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.porchlight.release.Dimension;
import org.porchlight.release.Tier;

/** How careful a table must be with each member of its type dimension. */
final class TypeTiers {
  private final Map<String, List<String>> parts = new HashMap<>();
  private final Map<String, Tier> stated;
  private final Map<String, Tier> known = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  /**
   * Reads the tree of types.
   *
   * @param stated the tier of each leaf
   */
  TypeTiers(Dimension types, Map<String, Tier> stated) {
    this.stated = stated;
    for (Dimension.Sum sum : types.sums()) {
      parts.computeIfAbsent(sum.whole(), _ -> new ArrayList<>()).addAll(sum.parts());
    }
    for (Dimension.Within within : types.within()) {
      parts.computeIfAbsent(within.whole(), _ -> new ArrayList<>()).add(within.part());
    }
  }

  /**
   * The tier of one member: a leaf's own, or the most careful among its parts. A leaf nobody has
   * decided about is sensitive: a new code must not be public before someone has looked at it.
   *
   * @throws IllegalArgumentException when a type is a part of itself
   */
  Tier of(String type) {
    Tier before = known.get(type);
    if (before != null) {
      return before;
    }
    if (!open.add(type)) {
      throw new IllegalArgumentException("the type '%s' is a part of itself".formatted(type));
    }
    Tier tier = stated.get(type);
    for (String part : parts.getOrDefault(type, List.of())) {
      tier = tier == null ? of(part) : tier.and(of(part));
    }
    Tier decided = tier == null ? Tier.SENSITIVE : tier;
    known.put(type, decided);
    open.remove(type);
    return decided;
  }
}
