package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.Dimension;

/** One dimension of a system with its members numbered, ready for counting loops. */
final class Axis {
  private final List<String> ids = new ArrayList<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<List<int[]>> sums = new ArrayList<>();
  private final List<List<int[]>> closed = new ArrayList<>();
  private final List<Set<Integer>> smaller = new ArrayList<>();
  private final List<Set<Integer>> wholes = new ArrayList<>();
  private final List<Set<Integer>> overlapping = new ArrayList<>();

  /** An axis without members. */
  Axis() {}

  Axis(Dimension dimension) {
    add(dimension, UnaryOperator.identity());
  }

  /** Takes in the members of a table's dimension and all that it says of them. */
  void add(Dimension dimension, UnaryOperator<String> name) {
    dimension.members().forEach(member -> number(name.apply(member.id())));
    dimension
        .sums()
        .forEach(sum -> sum(name.apply(sum.whole()), sum.parts().stream().map(name).toList()));
    dimension
        .within()
        .forEach(within -> within(name.apply(within.whole()), name.apply(within.part())));
  }

  int number(String id) {
    Integer known = numbers.get(id);
    if (known != null) {
      return known;
    }
    numbers.put(id, ids.size());
    ids.add(id);
    sums.add(new ArrayList<>(1));
    closed.add(new ArrayList<>(0));
    smaller.add(new LinkedHashSet<>(1));
    wholes.add(new LinkedHashSet<>(2));
    overlapping.add(new LinkedHashSet<>(0));
    return ids.size() - 1;
  }

  /** A whole is exactly its parts. Said twice, it counts once. */
  void sum(String whole, List<String> parts) {
    add(sums, whole, parts);
  }

  /**
   * A whole is exactly its parts, and parts that are published nowhere are unknowns all the same:
   * they close the sum.
   */
  void closedSum(String whole, List<String> parts) {
    add(sums, whole, parts);
    add(closed, whole, parts);
  }

  private void add(List<List<int[]>> to, String whole, List<String> parts) {
    int number = number(whole);
    int[] members = parts.stream().mapToInt(this::number).sorted().toArray();
    for (int[] known : to.get(number)) {
      if (Arrays.equals(known, members)) {
        return;
      }
    }
    if (members.length == 1 && members[0] == number) {
      return;
    }
    to.get(number).add(members);
    for (int part : members) {
      wholes.get(part).add(number);
    }
  }

  /** A part is never more than its whole. */
  void within(String whole, String part) {
    int number = number(whole);
    int inside = number(part);
    if (number != inside) {
      smaller.get(number).add(inside);
      wholes.get(inside).add(number);
    }
  }

  /** Two members have something in common; neither need be part of the other. */
  void overlap(String one, String other) {
    int a = number(one);
    int b = number(other);
    if (a != b) {
      overlapping.get(a).add(b);
      overlapping.get(b).add(a);
    }
  }

  /** Members of which it was said that they overlap this one. */
  Set<Integer> overlapping(int member) {
    return overlapping.get(member);
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

  /** The number of a member; null when there is none of this id. */
  @Nullable Integer find(String id) {
    return numbers.get(id);
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

  /** Those of the sums whose unpublished parts are unknowns. */
  List<int[]> closedSums(int whole) {
    return closed.get(whole);
  }

  /** Members that are never more than this one. */
  Set<Integer> smaller(int whole) {
    return smaller.get(whole);
  }

  /**
   * Members that hang together with this one, the nearest first: what it is part of, what it is
   * part of it together with, and its own parts.
   *
   * @param most how many, itself included
   */
  int[] near(int member, int most) {
    Set<Integer> near = new LinkedHashSet<>(List.of(member));
    List<Integer> open = new ArrayList<>(near);
    for (int at = 0; at < open.size() && near.size() < most; at++) {
      int one = open.get(at);
      List<Integer> next = new ArrayList<>(wholes.get(one));
      for (int whole : wholes.get(one)) {
        for (int[] parts : sums.get(whole)) {
          if (Arrays.binarySearch(parts, one) >= 0) {
            Arrays.stream(parts).forEach(next::add);
          }
        }
      }
      sums.get(one).forEach(parts -> Arrays.stream(parts).forEach(next::add));
      next.addAll(smaller.get(one));
      for (int other : next) {
        if (near.size() < most && near.add(other)) {
          open.add(other);
        }
      }
    }
    return near.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Members that are never less than this one. */
  Set<Integer> wholes(int part) {
    return wholes.get(part);
  }
}
