package org.porchlight.pipeline.link;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.city.City;
import org.porchlight.city.NeighborRules;
import org.porchlight.city.TableSpec;
import org.porchlight.linkage.CountInterval;
import org.porchlight.linkage.LinkResult;

/** Counts people by their contacts for the catalogue's tables of people, while a run has them. */
record PeopleTally(City city, LocalDate today, LinkRun.Intake intake, LinkResult result) {
  private static final long SEED = 20_261_101L;

  /** The counts of all tables of people whose days are over and whole. */
  List<PeopleCounts> all() {
    List<PeopleCounts> all = new ArrayList<>();
    for (TableSpec table : city.tables().values()) {
      if (table.what() instanceof TableSpec.What.People people) {
        window(table, people).ifPresent(window -> all.add(count(table, people, window)));
      }
    }
    return all;
  }

  private record Window(LocalDate from, LocalDate to) {
    boolean holds(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /** The days of a table; empty while they are not over, or not all of its records are there. */
  private Optional<Window> window(TableSpec table, TableSpec.What.People people) {
    Set<String> sources = sources(table);
    LocalDate complete =
        sources.stream()
            .map(source -> intake.completeTo().getOrDefault(source, LocalDate.MIN))
            .min(LocalDate::compareTo)
            .orElse(LocalDate.MIN);
    LocalDate first =
        sources.stream()
            .map(source -> intake.completeFrom().getOrDefault(source, LocalDate.MAX))
            .max(LocalDate::compareTo)
            .orElse(LocalDate.MAX);
    LocalDate held = today.minusDays(city.holdDays());
    LocalDate last = complete.isBefore(held) ? complete : held;
    LocalDate from = people.first();
    LocalDate to = people.last();
    if (from == null || to == null) {
      if (complete.equals(LocalDate.MIN)) {
        return Optional.empty();
      }
      to = endOfHalfYear(last);
      from = to.plusDays(1).minusMonths(6);
    }
    return to.isAfter(last) || first.isAfter(from)
        ? Optional.empty()
        : Optional.of(new Window(from, to));
  }

  /** Where contacts with the table's agency come from. */
  private Set<String> sources(TableSpec table) {
    String agency = city.source(table.source()).agency();
    return Objects.requireNonNull(city.neighbors()).contacts().stream()
        .map(NeighborRules.Contacts::source)
        .filter(source -> city.source(source).agency().equals(agency))
        .collect(Collectors.toSet());
  }

  /** The last June 30 or December 31 up to a day. */
  static LocalDate endOfHalfYear(LocalDate day) {
    LocalDate next = day.plusDays(1);
    return LocalDate.of(next.getYear(), next.getMonthValue() < 7 ? 1 : 7, 1).minusDays(1);
  }

  private PeopleCounts count(TableSpec table, TableSpec.What.People people, Window window) {
    List<CountInterval> atLeast =
        result.peopleWithAtLeast(people.from(), List.of(rows(table, window)), SEED).getFirst();
    List<PeopleCounts.Band> bands = new ArrayList<>();
    for (int i = 0; i < atLeast.size(); i++) {
      CountInterval from = atLeast.get(i);
      String id = people.bands().get(i);
      if (people.nested() || i == atLeast.size() - 1) {
        bands.add(new PeopleCounts.Band(id, from.count(), from.low(), from.high()));
      } else {
        // Both ends at their worst: never too narrow, whatever ties the two counts together.
        CountInterval next = atLeast.get(i + 1);
        bands.add(
            new PeopleCounts.Band(
                id,
                from.count() - next.count(),
                Math.max(0, from.low() - next.high()),
                from.high() - next.low()));
      }
    }
    return new PeopleCounts(
        table.id(), window.from(), window.to(), PeopleCounts.shape(city, table), bands);
  }

  /** One row for each record that is a contact with the table's agency within its days. */
  private BitSet rows(TableSpec table, Window window) {
    String agency = city.source(table.source()).agency();
    Set<String> seen = new HashSet<>();
    BitSet rows = new BitSet();
    for (int row = 0; row < intake.mentions().size(); row++) {
      FoundMention mention = intake.mentions().get(row);
      LocalDate day = mention.day();
      if (mention.contact()
          && mention.source().agency().equals(agency)
          && day != null
          && window.holds(day)
          && seen.add(mention.source().id() + '/' + mention.record())) {
        rows.set(row);
      }
    }
    return rows;
  }
}
