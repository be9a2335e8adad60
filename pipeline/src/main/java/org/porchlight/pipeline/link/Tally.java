package org.porchlight.pipeline.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.porchlight.study.counts.Concentration;

/** Contacts by person, the most met first. */
record Tally(List<Integer> contacts) {
  /** Shares of people at which the concentration is told. */
  private static final double[] SHARES = {
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1
  };

  /** Counts the rows of each person, whoever a person is. */
  static <P> Tally of(List<P> personOfRow, BitSet rows) {
    Map<P, Integer> counts = new HashMap<>();
    rows.stream()
        .mapToObj(personOfRow::get)
        .filter(java.util.Objects::nonNull)
        .forEach(person -> counts.merge(person, 1, Integer::sum));
    List<Integer> sorted = new ArrayList<>(counts.values());
    sorted.sort(Collections.reverseOrder());
    return new Tally(List.copyOf(sorted));
  }

  /** How many people have at least so many contacts. */
  int atLeast(int contacts) {
    return (int) this.contacts.stream().filter(count -> count >= contacts).count();
  }

  /** How many contacts there are. */
  long total() {
    return contacts.stream().mapToLong(count -> count).sum();
  }

  /**
   * Which share of contacts the most met people have. Shares of people that come to less than one
   * person are left out.
   */
  List<Concentration.Point> concentration() {
    long total = total();
    long[] upTo = new long[contacts.size() + 1];
    for (int i = 0; i < contacts.size(); i++) {
      upTo[i + 1] = upTo[i] + contacts.get(i);
    }
    return Arrays.stream(SHARES)
        .filter(share -> share * contacts.size() >= 1)
        .mapToObj(
            share -> {
              int people = (int) Math.round(share * contacts.size());
              return new Concentration.Point(
                  (double) people / contacts.size(), (double) upTo[people] / total);
            })
        .toList();
  }
}
