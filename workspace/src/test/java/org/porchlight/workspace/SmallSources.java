package org.porchlight.workspace;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;
import org.porchlight.study.sources.CodeLine;
import org.porchlight.study.sources.DeliveryLine;
import org.porchlight.study.sources.IssueLine;
import org.porchlight.study.sources.Notice;
import org.porchlight.study.sources.SourceLedger;
import org.porchlight.study.sources.SourceMapping;
import org.porchlight.study.sources.SourceState;

/** How the small city's sources stand: one well, one late, one held, one with a gap, one never. */
final class SmallSources {
  static final String FIELD = "nature";

  /** A code that a spreadsheet would run. */
  static final String FORMULA = "=HYPERLINK(\"http://x\",\"y\")";

  private SmallSources() {}

  static void write(DataSource owner) throws SQLException {
    SourceLedger.write(
        owner,
        state(
            SmallCity.POLICE,
            1,
            DeliveryLine.State.CURRENT,
            48_000,
            List.of(
                new Notice(
                    Notice.Kind.GAP,
                    LocalDate.of(2026, 6, 30),
                    LocalDate.of(2026, 3, 3),
                    LocalDate.of(2026, 3, 19),
                    Map.of("days", 17L)))));
    SourceLedger.write(
        owner, state(SmallCity.CRISIS, 2, DeliveryLine.State.CURRENT, 1_900, List.of()));
    SourceLedger.write(
        owner, state(SmallCity.FIRE, 40, DeliveryLine.State.CURRENT, 12_500, List.of()));
    SourceLedger.write(
        owner,
        state(
            SmallCity.CALLS,
            0,
            DeliveryLine.State.HELD,
            210_000,
            List.of(
                new Notice(
                    Notice.Kind.FEW_ROWS,
                    SmallCity.TODAY,
                    Map.of("rows", 71_000L, "before", 208_400L)))));
  }

  private static SourceState state(
      String source, int daysAgo, DeliveryLine.State last, long rows, List<Notice> notices) {
    SplittableRandom dice = new SplittableRandom(source.hashCode());
    List<DeliveryLine> deliveries = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      LocalDate day = SmallCity.TODAY.minusDays(daysAgo + 14L * i);
      boolean newest = i == 0;
      long all = rows - i * rows / 40 - dice.nextInt((int) rows / 50);
      if (newest && last == DeliveryLine.State.HELD) {
        all = rows / 3;
      }
      long rejected = i == 5 ? all / 6 : dice.nextInt((int) (all / 90));
      deliveries.add(
          new DeliveryLine(
              "%04d-5f3a9c01".formatted(14 - i),
              source.replace('-', '_') + "_" + day + ".csv",
              at(day),
              all,
              rows / 40,
              dice.nextInt(60),
              all - rejected - rows / 40,
              dice.nextInt(9),
              rejected,
              all / 31,
              Map.of("districts", all / 200),
              LocalDate.of(2024, 7, 1),
              day,
              all * 210,
              i < 9 ? "9b1c22e0" : "04aa71f3",
              newest
                  ? last
                  : i == 1 && last == DeliveryLine.State.HELD
                      ? DeliveryLine.State.CURRENT
                      : DeliveryLine.State.EARLIER));
    }
    return new SourceState(
        source,
        mapping(),
        deliveries,
        issues(source, deliveries.getFirst().batch()),
        codes(),
        Map.of(FIELD, 12L),
        notices);
  }

  private static Instant at(LocalDate day) {
    return day.atTime(4, 12).atZone(SmallCity.ZONE).toInstant();
  }

  private static List<IssueLine> issues(String source, String batch) {
    List<IssueLine> issues = new ArrayList<>();
    issues.add(
        new IssueLine(
            batch,
            "unusable-place",
            "X_COORD",
            IssueLine.Consequence.VALUE_LEFT_OUT,
            "Column 'X_COORD' gives no place.",
            1_204));
    issues.add(
        new IssueLine(
            batch,
            "unreadable-date",
            "RECEIVED",
            IssueLine.Consequence.ROW_REJECTED,
            "Column 'RECEIVED' is not a date or time in the form MM/dd/yyyy HH:mm.",
            38));
    if (source.equals(SmallCity.POLICE)) {
      issues.add(
          new IssueLine(
              batch,
              "a-rule-nobody-translated",
              "UNIT",
              IssueLine.Consequence.NOTED,
              "Column 'UNIT' has something new in it.",
              3));
    }
    issues.add(
        new IssueLine(
            batch,
            "wrong-column-count",
            "",
            IssueLine.Consequence.ROW_REJECTED,
            "The row has more columns than the header.",
            2));
    return issues;
  }

  private static List<CodeLine> codes() {
    List<CodeLine> codes = new ArrayList<>();
    codes.add(new CodeLine(FIELD, "WELFARE CHECK", "welfare", 5_210));
    codes.add(new CodeLine(FIELD, "TRESPASSING", "trespass", 2_904));
    codes.add(new CodeLine(FIELD, "MENTAL SUBJ", "mental-health", 1_480));
    codes.add(new CodeLine(FIELD, "SUSP PERSON/VEHICLE", null, 940));
    codes.add(new CodeLine(FIELD, "PARA CAÍDA <b>65+</b>", null, 66));
    codes.add(new CodeLine(FIELD, FORMULA, null, 3));
    codes.add(new CodeLine(FIELD, "A-VERY-LONG-CODE-WITHOUT-ANY-BLANK-IN-IT", "fall", 7));
    for (int i = 0; i < 70; i++) {
      codes.add(new CodeLine(FIELD, "10-%02d".formatted(i), "fall", 800 - 10L * i));
    }
    return codes;
  }

  private static SourceMapping mapping() {
    return new SourceMapping(
        "csv",
        List.of("INCIDENT_NO", "SEQ"),
        "whole",
        SmallCity.ZONE.getId(),
        true,
        true,
        14,
        5,
        50,
        Map.of("districts", LocalText.of("Council districts", "Distritos del concejo")),
        List.of(
            new SourceMapping.FieldLine("incident-id", "INCIDENT_NO", "text", false),
            new SourceMapping.FieldLine("call-received", "RECEIVED", "instant", false),
            new SourceMapping.FieldLine(FIELD, "NATURE_DESC", "text", false),
            new SourceMapping.FieldLine("disposition", "DISPO", "text", false),
            new SourceMapping.FieldLine("caller-name", "CALLER", "text", true)),
        Map.of(FIELD, types(), "disposition", types().subList(5, 8)),
        Map.of(
            FIELD,
            List.of(
                new SourceMapping.TableUse(
                    "calls-by-nature",
                    LocalText.of(
                        "Calls by what they were about", "Llamadas según de qué trataban")))));
  }

  private static List<SourceMapping.TypeLine> types() {
    LocalText people = LocalText.of("People in need", "Personas que necesitan ayuda");
    LocalText order = LocalText.of("Public order", "Orden público");
    return List.of(
        type("welfare", "Welfare check", "Visita de bienestar", people),
        type("mental-health", "Mental health crisis", "Crisis de salud mental", people),
        type("fall", "Fall", "Caída", people),
        type("trespass", "Trespass", "Entrada sin permiso", order),
        type("intoxicated", "Intoxicated person", "Persona ebria", order),
        type("resolved", "Resolved on scene", "Resuelto en el lugar", null),
        type("transport", "Taken to a crisis center", "Llevada a un centro de crisis", null),
        new SourceMapping.TypeLine(
            "not-mapped", LocalText.of("Not mapped", "Sin clasificar"), null, true));
  }

  private static SourceMapping.TypeLine type(
      String code, String english, String spanish, @Nullable LocalText group) {
    return new SourceMapping.TypeLine(code, LocalText.of(english, spanish), group, false);
  }
}
