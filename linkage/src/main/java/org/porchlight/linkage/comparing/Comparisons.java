package org.porchlight.linkage.comparing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.UnusableInputException;
import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.workbench.Memos;

/** The comparisons that the roles of the columns call for, and the pattern of levels of a pair. */
public final class Comparisons {
  public final Entries entries;
  public final List<Comparison> all;
  public final @Nullable NameComparison given;
  public final @Nullable MiddleComparison middle;
  public final @Nullable NameComparison family;
  public final @Nullable BirthComparison birth;
  public final @Nullable SexComparison sex;
  public final @Nullable PlaceComparison place;
  public final List<ValueComparison> values;
  public final List<EncodedComparison> encoded;
  private final EncodedComparison[] encodings;
  private final ValueComparison[] compared;

  private static final int MOST_COMPARED = 200;

  private final int[] shift;
  private final int[] mask;
  public final Cells cells;
  private int memoCount;

  public Comparisons(Entries entries) {
    this.entries = entries;
    Set<Role> roles = entries.roles;
    cells =
        new Cells(
            entries, 2 + entries.ids.size() + entries.others.size() + entries.encodings.size());
    all = new ArrayList<>();
    values = new ArrayList<>();
    encoded = new ArrayList<>();
    given = roles.contains(Role.GIVEN_NAME) ? add(new NameComparison(entries, cells, true)) : null;
    middle = hasMiddleNames(entries) ? add(new MiddleComparison(entries, cells)) : null;
    family =
        roles.contains(Role.FAMILY_NAME) ? add(new NameComparison(entries, cells, false)) : null;
    birth = roles.contains(Role.BIRTH_DATE) ? add(new BirthComparison(entries, cells)) : null;
    sex = roles.contains(Role.SEX) ? add(new SexComparison(cells)) : null;
    place = PlaceComparison.applies(entries) ? add(new PlaceComparison(entries, cells)) : null;
    value(ValueComparison.Kind.PHONE, entries.phone, Census.PHONE);
    value(ValueComparison.Kind.EMAIL, entries.email, Census.EMAIL);
    int column = Census.MORE;
    for (Entries.Attribute id : entries.ids) {
      value(ValueComparison.Kind.ID, id, column++);
    }
    for (Entries.Attribute other : entries.others) {
      value(ValueComparison.Kind.OTHER, other, column++);
    }
    compared = values.toArray(new ValueComparison[0]);
    for (Entries.Encoding encoding : entries.encodings) {
      if (encoding.attribute().present()) {
        encoded.add(add(new EncodedComparison(encoding, entries, cells)));
      }
    }
    EncodedComparison encodedGiven = encoded(Role.ENCODED_GIVEN_NAME);
    EncodedComparison encodedFamily = encoded(Role.ENCODED_FAMILY_NAME);
    if (encodedGiven != null && encodedFamily != null) {
      EncodedComparison.pair(encodedGiven, encodedFamily);
    }
    encodings = encoded.toArray(new EncodedComparison[0]);
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

  /** Whether enough records have a second given name or its initial for it to tell people apart. */
  private static boolean hasMiddleNames(Entries entries) {
    long known = entries.withMiddleName();
    return known * 50 >= entries.all && known > 1;
  }

  private <C extends Comparison> C add(C comparison) {
    comparison.index = all.size();
    all.add(comparison);
    return comparison;
  }

  private void value(ValueComparison.Kind kind, Entries.Attribute attribute, int inCensus) {
    if (attribute.present()) {
      values.add(add(new ValueComparison(kind, attribute, inCensus, entries, cells, memoCount++)));
    }
  }

  public int count() {
    return all.size();
  }

  public Memos memos() {
    return new Memos(memoCount);
  }

  /** A memory that is soon forgotten, for one record that is looked up. */
  public Memos shortMemos() {
    return new Memos(memoCount, 8);
  }

  /** The levels of one entry's pairs with several others, each packed. */
  public void patterns(int left, int[] rights, int count, long[] patterns, Memos memos) {
    for (int i = 0; i < count; i++) {
      patterns[i] = pattern(left, rights[i], memos);
    }
  }

  /** The levels of a pair, packed. */
  public long pattern(int left, int right, Memos memos) {
    long pattern = namePattern(left, right, memos);
    if (birth != null) {
      pattern |= (long) birth.level(left, right, memos) << shift[birth.index];
    }
    if (middle != null) {
      pattern |= (long) middle.level(left, right, memos) << shift[middle.index];
    }
    if (sex != null) {
      pattern |= (long) sex.level(left, right, memos) << shift[sex.index];
    }
    if (place != null) {
      pattern |= (long) place.level(left, right, memos) << shift[place.index];
    }
    for (ValueComparison value : compared) {
      pattern |= (long) value.level(left, right, memos) << shift[value.index];
    }
    for (EncodedComparison encoding : encodings) {
      pattern |= (long) encoding.level(left, right, memos) << shift[encoding.index];
    }
    return pattern;
  }

  /** The levels of the two names of a pair alone, packed as in {@link #pattern}. */
  public long namePattern(int left, int right, Memos memos) {
    long pattern = 0;
    if (given != null) {
      pattern |= (long) given.level(left, right, memos) << shift[given.index];
    }
    if (family != null) {
      pattern |= (long) family.level(left, right, memos) << shift[family.index];
    }
    return pattern;
  }

  public int level(long pattern, int comparison) {
    return (int) (pattern >>> shift[comparison]) & mask[comparison];
  }

  /** Whether both names agree, be it with slips. */
  public boolean bothNamesAgree(long pattern) {
    return NameComparison.agrees(levelOf(given, pattern))
        && NameComparison.agrees(levelOf(family, pattern));
  }

  /** Whether the two bear one name, be it with slips or the wrong way round. */
  public boolean sameName(long pattern) {
    return bothNamesAgree(pattern) || levelOf(given, pattern) == NameComparison.SWAPPED;
  }

  /** Whether the two have more in common than names and birth dates: a number, a phone, a house. */
  public boolean anchored(long pattern) {
    for (ValueComparison value : values) {
      int level = levelOf(value, pattern);
      if (level == ValueComparison.EXACT || level == ValueComparison.SLIP) {
        return true;
      }
    }
    for (EncodedComparison encoding : encodings) {
      if (!encoding.isOfNameOrBirth() && encoding.agrees(levelOf(encoding, pattern))) {
        return true;
      }
    }
    return place != null && PlaceComparison.sameHouse(levelOf(place, pattern));
  }

  /**
   * How many pairs of entries have both names exactly in common and birth dates that differ by more
   * than slips; names with very many entries are counted from a fixed sample of them.
   */
  public double namesakesBornApart() {
    if (birth == null) {
      return 0;
    }
    if (entries.census().isPresent()) {
      return (double) entries.census().get().amountOf(Census.BORN_APART);
    }
    double pairs = 0;
    for (int from = 0; from < entries.size; ) {
      int to = entries.endOfName(from);
      if (entries.given[from] != 0 && entries.family[from] != 0) {
        pairs += (double) bornApart(entries.birth, from, to);
      }
      from = to;
    }
    return pairs;
  }

  /** How many pairs of a run of dates plainly differ, by a fixed sample where there are many. */
  public static long bornApart(int[] births, int from, int to) {
    int step = 1 + (to - from) / MOST_COMPARED;
    long apart = 0;
    for (int i = from; i < to; i += step) {
      for (int j = i + step; j < to; j += step) {
        apart += BirthComparison.apart(births[i], births[j]) ? 1 : 0;
      }
    }
    return apart * step * step;
  }

  /** How an encoded column with this role compares; null where there is none. */
  public @Nullable EncodedComparison encoded(Role role) {
    for (EncodedComparison comparison : encoded) {
      if (comparison.role() == role) {
        return comparison;
      }
    }
    return null;
  }

  /** Whether encodings with this role are there and agree, be it with slips. */
  public boolean encodedAgrees(Role role, long pattern) {
    EncodedComparison comparison = encoded(role);
    return comparison != null && comparison.agrees(level(pattern, comparison.index));
  }

  /** Whether encodings with this role are there and have nothing in common. */
  public boolean encodedDiffers(Role role, long pattern) {
    EncodedComparison comparison = encoded(role);
    return comparison != null && comparison.differs(level(pattern, comparison.index));
  }

  public int levelOf(@Nullable Comparison comparison, long pattern) {
    return comparison == null ? 0 : level(pattern, comparison.index);
  }
}
