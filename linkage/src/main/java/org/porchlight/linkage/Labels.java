package org.porchlight.linkage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about who is who, to learn the model from. Labels teach; they do not bind: two
 * records that a label calls one person are linked only if the model that was learned says so. What
 * must hold in every run is a {@link Decision}. Immutable.
 *
 * <p>A few labels are enough to be of use. Pairs without a label are learned from as without
 * labels, so that labels correct what expectation maximisation would make of the data and need not
 * be a fair sample of them: pairs that people reviewed are mostly doubtful ones.
 */
public final class Labels {
  private static final Labels NONE = new Labels(List.of(), List.of());

  private final List<@Nullable String> whoOfRow;
  private final List<Decision> pairs;

  private Labels(List<@Nullable String> whoOfRow, List<Decision> pairs) {
    this.whoOfRow = whoOfRow;
    this.pairs = pairs;
  }

  /** No labels. */
  public static Labels none() {
    return NONE;
  }

  /**
   * Who some records really are.
   *
   * @param whoOfRow for each record, in their order; null or blank where it is not known
   */
  public static Labels ofPersons(List<? extends @Nullable String> whoOfRow) {
    return new Labels(Collections.unmodifiableList(new ArrayList<>(whoOfRow)), List.of());
  }

  /** Pairs that people looked at; a record that is not part of the run is passed over. */
  public static Labels ofPairs(List<Decision> pairs) {
    return new Labels(List.of(), List.copyOf(pairs));
  }

  /** These persons with those pairs, or the other way round. */
  public Labels and(Labels other) {
    if (!whoOfRow.isEmpty() && !other.whoOfRow.isEmpty()) {
      throw new IllegalArgumentException("both say for each record who it is; give one of them");
    }
    List<Decision> all = new ArrayList<>(pairs);
    all.addAll(other.pairs);
    return new Labels(whoOfRow.isEmpty() ? other.whoOfRow : whoOfRow, List.copyOf(all));
  }

  /** Whether there is nothing to learn from. */
  public boolean isEmpty() {
    return pairs.isEmpty() && whoOfRow.stream().allMatch(who -> who == null || who.isBlank());
  }

  /** Who each record is, in their order, null or blank where it is not known; empty for nobody. */
  public List<@Nullable String> whoOfRow() {
    return whoOfRow;
  }

  /** Pairs that people looked at. */
  public List<Decision> pairs() {
    return pairs;
  }

  /** Shows how many there are only. */
  @Override
  public String toString() {
    return "Labels[%d records, %d pairs]".formatted(whoOfRow.size(), pairs.size());
  }
}
