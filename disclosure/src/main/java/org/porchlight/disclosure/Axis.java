package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.porchlight.release.Dimension;

/** One dimension of a table with its members numbered, ready for counting loops. */
final class Axis {
  private final List<String> ids = new ArrayList<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<List<int[]>> sums = new ArrayList<>();
  private final List<Set<Integer>> smaller = new ArrayList<>();
  private final List<Set<Integer>> wholes = new ArrayList<>();

  Axis(Dimension dimension) {
    dimension.members().forEach(member -> number(member.id()));
    for (Dimension.Sum sum : dimension.sums()) {
      int whole = number(sum.whole());
      int[] parts = sum.parts().stream().mapToInt(this::number).toArray();
      sums.get(whole).add(parts);
      for (int part : parts) {
        wholes.get(part).add(whole);
      }
    }
    for (Dimension.Within within : dimension.within()) {
      int whole = number(within.whole());
      int part = number(within.part());
      smaller.get(whole).add(part);
      wholes.get(part).add(whole);
    }
  }

  private int number(String id) {
    return numbers.computeIfAbsent(
        id,
        added -> {
          ids.add(added);
          sums.add(new ArrayList<>());
          smaller.add(new LinkedHashSet<>());
          wholes.add(new LinkedHashSet<>());
          return ids.size() - 1;
        });
  }

  /**
   * The number of a member that cells name.
   *
   * @throws IllegalArgumentException when the dimension has no such member
   */
  int require(String id) {
    Integer at = numbers.get(id);
    if (at == null) {
      throw new IllegalArgumentException("a cell names '%s', which is no member".formatted(id));
    }
    return at;
  }

  int size() {
    return ids.size();
  }

  String id(int number) {
    return ids.get(number);
  }

  /** Every list of parts that adds up to this member. */
  List<int[]> sums(int whole) {
    return sums.get(whole);
  }

  /** Members that are never more than this one. */
  Set<Integer> smaller(int whole) {
    return smaller.get(whole);
  }

  /** Members that are never less than this one. */
  Set<Integer> wholes(int part) {
    return wholes.get(part);
  }
}
