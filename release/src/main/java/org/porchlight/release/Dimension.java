package org.porchlight.release;

import java.util.List;
import java.util.Optional;

/**
 * One axis of a table: its members and what everyone may know about how they add up.
 *
 * @param members in the order in which they are shown
 * @param sums each says: the true number of {@code whole} is the sum of the true numbers of {@code
 *     parts}. A whole may have several such lines (the city by district, the city by neighborhood).
 * @param within each says: the true number of {@code part} is at most that of {@code whole}, for
 *     areas that lie inside another but do not add up to it (overlapping neighborhoods)
 */
public record Dimension(List<Member> members, List<Sum> sums, List<Within> within) {

  /** {@code whole} is exactly the sum of {@code parts}; one part is allowed, none is not. */
  public record Sum(String whole, List<String> parts) {
    public Sum {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("the sum '%s' has no parts".formatted(whole));
      }
    }
  }

  /** {@code part} is never more than {@code whole}. */
  public record Within(String whole, String part) {}

  public Dimension {
    members = List.copyOf(members);
    sums = List.copyOf(sums);
    within = List.copyOf(within);
  }

  /** The member of this id. */
  public Optional<Member> find(String id) {
    return members.stream().filter(member -> member.id().equals(id)).findFirst();
  }

  /** The members of one grain, in order. */
  public List<Member> atLevel(String level) {
    return members.stream().filter(member -> member.level().equals(level)).toList();
  }
}
