package org.porchlight.records.custody;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.city.Agreement;
import org.porchlight.city.City;
import org.porchlight.city.PublicRecords;
import org.porchlight.city.Source;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.Duck;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.lake.PrivateFolder;

/** Which records are due to be erased: those older than the city keeps them. */
public final class Retention {
  private final Lake lake;

  /** The retention of one lake. */
  public Retention(Lake lake) {
    this.lake = lake;
  }

  /**
   * What is due of one source.
   *
   * @param rule why, in words
   * @param keptFrom the first day whose records are kept; tomorrow when all are due
   * @param records due today, those that count no longer included
   * @param target the same for an {@link Eraser}
   */
  public record Due(
      String source, String rule, LocalDate keptFrom, long records, Target.Where target) {}

  /**
   * What is due, source by source; one with a rule and nothing due has no records. A record is as
   * old as the day that dates it; a stay as its end, and one without an end is never due.
   */
  public List<Due> due(City city, LocalDate today) throws IOException {
    List<Due> all = new ArrayList<>();
    for (Source source : city.sources().values()) {
      Optional<Batch> batch = lake.current(source.id());
      if (batch.isPresent()) {
        of(source, batch.get(), today).ifPresent(all::add);
      }
    }
    return all;
  }

  private Optional<Due> of(Source source, Batch batch, LocalDate today) throws IOException {
    Agreement agreement = source.custody().agreement();
    if (agreement != null
        && agreement.hasExpired(today)
        && agreement.onExpiry() == Agreement.OnExpiry.ERASE) {
      return Optional.of(
          due(
              source,
              batch,
              "agreement %s ended on %s".formatted(agreement.id(), agreement.expires()),
              today.plusDays(1),
              "true"));
    }
    PublicRecords records = source.custody().publicRecords();
    Optional<LocalDate> keptFrom = records == null ? Optional.empty() : records.keptFrom(today);
    Optional<String> column = column(source, batch);
    if (records == null || keptFrom.isEmpty() || column.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        due(
            source,
            batch,
            "retention %s, %s".formatted(words(records), records.recordsClass()),
            keptFrom.get(),
            "CAST(%s AS DATE) < DATE '%s'".formatted(Duck.name(column.get()), keptFrom.get())));
  }

  private static String words(PublicRecords records) {
    String text = String.valueOf(records.retention());
    return text.substring(1)
        .replaceAll("(\\d+)Y", "$1 years")
        .replaceAll("(\\d+)M", "$1 months")
        .replaceAll("(\\d+)D", "$1 days");
  }

  /** The column by which a record is as old as it is. */
  static Optional<String> column(Source source, Batch batch) {
    String field = source.kind().end().orElse(source.kind().date());
    return List.of(field + "_local", field).stream().filter(batch.fields()::contains).findFirst();
  }

  private Due due(Source source, Batch batch, String rule, LocalDate keptFrom, String condition)
      throws IOException {
    try (PrivateFolder open = PrivateFolder.withRoomFor(batch.bytes())) {
      return new Due(
          source.id(),
          rule,
          keptFrom,
          count(source, open.path(), condition),
          new Target.Where(condition));
    } catch (SQLException e) {
      throw new IOException("the records that are due could not be counted", e);
    }
  }

  private long count(Source source, Path open, String condition) throws IOException, SQLException {
    try (Standings standings = new Standings(lake, source.id(), open)) {
      return standings.where(condition).values().stream().mapToLong(Set::size).sum();
    }
  }
}
