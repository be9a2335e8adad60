package org.porchlight.pipeline;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.porchlight.city.City;
import org.porchlight.city.TableSpec;
import org.porchlight.disclosure.TrueCell;
import org.porchlight.pipeline.link.PeopleCounts;
import org.porchlight.records.lake.Lake;
import org.porchlight.release.CellKey;
import org.porchlight.release.Manifest;

/**
 * One table of people by their contacts, as the last link run counted them.
 *
 * @param counts for the days that the table is about
 */
record PeopleTable(TableSpec table, PeopleCounts counts) {
  /** Whether a table can be published today, and if not, why. */
  sealed interface Outlook {
    record Ready(PeopleTable table) implements Outlook {}

    /** One sentence for the publisher. */
    record NotReady(String why) implements Outlook {}
  }

  static Outlook of(City city, Lake lake, TableSpec table, LocalDate today) throws IOException {
    Optional<Manifest.RuleException> exception = city.disclosure().exception(table.id());
    if (exception.isPresent() && exception.get().since().isAfter(today)) {
      return new Outlook.NotReady(
          "Table %s was left out: its exception holds from %s on."
              .formatted(table.id(), exception.get().since()));
    }
    return PeopleCounts.of(city, lake, table)
        .<Outlook>map(counts -> new Outlook.Ready(new PeopleTable(table, counts)))
        .orElseGet(
            () ->
                new Outlook.NotReady(
                    "Table %s was left out: the last link run has no count of people for its days. They must be over since 'hold-days', with records from the first to the last; then link again."
                        .formatted(table.id())));
  }

  Periods periods() {
    return Periods.whole(counts.from(), counts.to());
  }

  List<TrueCell> cells() {
    return counts.bands().stream()
        .<TrueCell>map(
            band ->
                new TrueCell.People(
                    new CellKey(table.id(), AreaAxis.CITY, Periods.ALL, band.id()),
                    band.count(),
                    band.low(),
                    band.high()))
        .toList();
  }
}
