package org.porchlight.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The comparisons that the roles of the columns call for, and the pattern of levels of a pair. */
final class Comparisons {
  final Entries entries;
  final List<Comparison> all;
  final @Nullable NameComparison given;
  final @Nullable NameComparison family;
  final @Nullable BirthComparison birth;
  final @Nullable SexComparison sex;
  final @Nullable PlaceComparison place;
  final List<ValueComparison> values;

  private final int[] shift;
  private final int[] mask;
  private int memoCount;

  Comparisons(Entries entries) {
    this.entries = entries;
    Set<Role> roles = entries.roles;
    all = new ArrayList<>();
    values = new ArrayList<>();
    given = roles.contains(Role.GIVEN_NAME) ? add(new NameComparison(entries, true)) : null;
    family = roles.contains(Role.FAMILY_NAME) ? add(new NameComparison(entries, false)) : null;
    birth = roles.contains(Role.BIRTH_DATE) ? add(new BirthComparison(entries)) : null;
    sex = roles.contains(Role.SEX) ? add(new SexComparison(entries)) : null;
    place = PlaceComparison.applies(entries) ? add(new PlaceComparison(entries)) : null;
    value(ValueComparison.Kind.PHONE, entries.phone);
    value(ValueComparison.Kind.EMAIL, entries.email);
    entries.ids.forEach(id -> value(ValueComparison.Kind.ID, id));
    entries.others.forEach(other -> value(ValueComparison.Kind.OTHER, other));
    shift = new int[all.size()];
    mask = new int[all.size()];
    int at = 0;
    for (int c = 0; c < all.size(); c++) {
      int bits = 32 - Integer.numberOfLeadingZeros(all.get(c).labels.length - 1);
      shift[c] = at;
      mask[c] = (1 << bits) - 1;
      at += bits;
    }
    if (at > 63) {
      throw new UnusableInputException(
          List.of(
              "There are %d columns to compare, more than one run can weigh together; leave out columns with the role other until at most 12 are left."
                  .formatted(all.size())));
    }
  }

  private <C extends Comparison> C add(C comparison) {
    comparison.index = all.size();
    all.add(comparison);
    return comparison;
  }

  private void value(ValueComparison.Kind kind, Entries.Attribute attribute) {
    if (attribute.present()) {
      values.add(add(new ValueComparison(kind, attribute, entries, memoCount++)));
    }
  }

  int count() {
    return all.size();
  }

  Memos memos() {
    return new Memos(memoCount);
  }

  /** The levels of a pair, packed. */
  long pattern(int left, int right, Memos memos) {
    long pattern = 0;
    for (int c = 0; c < shift.length; c++) {
      pattern |= (long) all.get(c).level(left, right, memos) << shift[c];
    }
    return pattern;
  }

  int level(long pattern, int comparison) {
    return (int) (pattern >>> shift[comparison]) & mask[comparison];
  }

  int levelOf(@Nullable Comparison comparison, long pattern) {
    return comparison == null ? 0 : level(pattern, comparison.index);
  }
}
