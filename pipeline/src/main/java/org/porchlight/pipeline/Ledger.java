package org.porchlight.pipeline;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.lake.Standing;
import org.porchlight.study.load.StudyLoad;
import org.porchlight.study.sources.CodeDecisions;
import org.porchlight.study.sources.CodeLine;
import org.porchlight.study.sources.DeliveryLine;
import org.porchlight.study.sources.IssueLine;
import org.porchlight.study.sources.Notice;
import org.porchlight.study.sources.SourceLedger;
import org.porchlight.study.sources.SourceMapping;
import org.porchlight.study.sources.SourceState;

/** Keeps the team's picture of its sources, and what the team decided about their codes. */
final class Ledger {
  private static final int SHOWN_DELIVERIES = 40;
  private static final int READING_DIGITS = 12;

  private final City city;
  private final DataSource study;
  private final Map<String, Map<String, Map<String, String>>> decided;

  private Ledger(
      City city, DataSource study, Map<String, Map<String, Map<String, String>>> decided) {
    this.city = city;
    this.study = study;
    this.decided = decided;
  }

  /** Opens the study's side of the sources; the city is registered there if it was not. */
  static Ledger open(City city, DataSource study) {
    try {
      StudyLoad.registerCity(study, city);
      return new Ledger(city, study, CodeDecisions.standing(study));
    } catch (SQLException e) {
      throw silent(e);
    }
  }

  private static ProblemsException silent(SQLException e) {
    return new ProblemsException(
        "database",
        "the database stopped answering (SQL state %s). Run again.".formatted(e.getSQLState()),
        "PL-DATABASE-001");
  }

  /** A source with the codes that the team decided about. */
  Source decided(Source source) {
    return source.withCodes(decided.getOrDefault(source.id(), Map.of()));
  }

  /** Writes down how a source stands now. */
  void write(Source source, Lake lake, LocalDate today) {
    List<Batch> counted = lake.batches(source.id());
    List<Batch> held = lake.held(source.id());
    Optional<Batch> current = lake.current(source.id());
    List<DeliveryLine> deliveries = new ArrayList<>();
    List<IssueLine> issues = new ArrayList<>();
    for (Batch batch : latest(counted)) {
      boolean newest = current.isPresent() && batch.id().equals(current.get().id());
      deliveries.add(
          delivery(batch, newest ? DeliveryLine.State.CURRENT : DeliveryLine.State.EARLIER));
      issues.addAll(issues(batch));
    }
    for (Batch batch : latest(held)) {
      deliveries.add(delivery(batch, DeliveryLine.State.HELD));
      issues.addAll(issues(batch));
    }
    SourceMapping mapping = SourceMapping.of(city, source);
    SourceState state =
        new SourceState(
            source.id(),
            mapping,
            deliveries,
            issues,
            current.map(batch -> codes(source, mapping, batch)).orElse(List.of()),
            current.map(batch -> Map.copyOf(batch.seldom())).orElse(Map.of()),
            notices(source, current, held, today));
    try {
      SourceLedger.write(study, state);
    } catch (SQLException e) {
      throw silent(e);
    }
  }

  private static List<Batch> latest(List<Batch> batches) {
    return batches.subList(Math.max(0, batches.size() - SHOWN_DELIVERIES), batches.size());
  }

  private static DeliveryLine delivery(Batch batch, DeliveryLine.State state) {
    return new DeliveryLine(
        batch.id(),
        batch.file(),
        batch.importedAt(),
        batch.rows(),
        batch.fresh(),
        batch.changed(),
        batch.same(),
        batch.gone(),
        batch.rejected(),
        batch.withoutPlace(),
        batch.placeUnknown(),
        batch.from(),
        batch.to(),
        batch.bytes(),
        batch.reading().substring(0, READING_DIGITS),
        state);
  }

  private static List<IssueLine> issues(Batch batch) {
    Map<List<String>, IssueLine> lines = new HashMap<>();
    for (Batch.IssueCount issue : batch.issues()) {
      lines.merge(
          List.of(issue.rule(), issue.column()),
          new IssueLine(
              batch.id(),
              issue.rule(),
              issue.column(),
              IssueLine.Consequence.of(issue.consequence()),
              issue.message(),
              issue.count()),
          (one, other) ->
              new IssueLine(
                  one.batch(),
                  one.rule(),
                  one.column(),
                  one.consequence(),
                  one.message(),
                  one.count() + other.count()));
    }
    return List.copyOf(lines.values());
  }

  private List<CodeLine> codes(Source source, SourceMapping mapping, Batch batch) {
    List<CodeLine> lines = new ArrayList<>();
    Map<String, Map<String, String>> ofSource = decided.getOrDefault(source.id(), Map.of());
    for (Batch.CodeCount code : batch.mapped()) {
      boolean open = ofSource.getOrDefault(code.field(), Map.of()).containsKey(code.code());
      String byFolder = open ? byFolder(source, mapping, code.field(), code.code()) : code.type();
      add(lines, mapping, new Code(code.field(), code.code(), code.type(), byFolder, code.count()));
    }
    batch
        .unmapped()
        .forEach(
            (field, codes) ->
                codes.forEach(
                    (code, count) ->
                        add(
                            lines,
                            mapping,
                            new Code(
                                field,
                                code,
                                null,
                                byFolder(source, mapping, field, code),
                                count))));
    return lines;
  }

  /** One code with what is made of it. */
  private record Code(
      String field, String local, @Nullable String type, @Nullable String byFolder, long count) {}

  private static void add(List<CodeLine> lines, SourceMapping mapping, Code code) {
    boolean personal =
        mapping.fields().stream()
            .anyMatch(field -> field.field().equals(code.field()) && field.personal());
    if (!personal && mapping.types().containsKey(code.field())) {
      lines.add(
          new CodeLine(code.field(), code.local(), code.type(), code.byFolder(), code.count()));
    }
  }

  private @Nullable String byFolder(
      Source source, SourceMapping mapping, String field, String code) {
    String type = source.codes().getOrDefault(field, Map.of()).get(code);
    if (type != null) {
      return type;
    }
    return mapping.types().getOrDefault(field, List.of()).stream()
        .map(SourceMapping.TypeLine::code)
        .filter(code::equals)
        .findFirst()
        .orElse(null);
  }

  private List<Notice> notices(
      Source source, Optional<Batch> current, List<Batch> held, LocalDate today) {
    List<Notice> notices = new ArrayList<>();
    Integer every = source.expects().everyDays();
    if (current.isPresent() && every != null) {
      LocalDate came = day(current.get());
      long days = ChronoUnit.DAYS.between(came, today);
      if (Source.Expects.isLate(every, came, today)) {
        notices.add(
            new Notice(
                Notice.Kind.LATE,
                came.plusDays(every),
                Map.of("days", days, "every", (long) every)));
      }
    }
    if (current.isPresent()) {
      List<Standing.Gap> gaps =
          current.get().gaps().stream().filter(gap -> !SourceWatch.isKnown(source, gap)).toList();
      for (Standing.Gap gap : gaps) {
        long days = ChronoUnit.DAYS.between(gap.from(), gap.to()) + 1;
        notices.add(
            new Notice(
                Notice.Kind.GAP, day(current.get()), gap.from(), gap.to(), Map.of("days", days)));
      }
    }
    if (!held.isEmpty() && (current.isEmpty() || held.getLast().isAfter(current.get()))) {
      Batch batch = held.getLast();
      for (Batch.Held why : batch.held()) {
        notices.add(heldBack(why, batch, current));
      }
    }
    return notices;
  }

  private Notice heldBack(Batch.Held why, Batch batch, Optional<Batch> current) {
    return switch (why) {
      case MANY_REJECTED ->
          new Notice(
              Notice.Kind.MANY_REJECTED,
              day(batch),
              Map.of("rejected", batch.rejected(), "rows", batch.rows()));
      case FEW_ROWS ->
          new Notice(
              Notice.Kind.FEW_ROWS,
              day(batch),
              Map.of("rows", batch.rows(), "before", current.map(Batch::rows).orElse(0L)));
      case RENUMBERED ->
          new Notice(Notice.Kind.RENUMBERED, day(batch), Map.of("rows", batch.rows()));
    };
  }

  private LocalDate day(Batch batch) {
    return batch.importedAt().atZone(city.timeZone()).toLocalDate();
  }
}
