package org.porchlight.study.sources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.porchlight.release.LocalText;

/** A made-up state of a source. */
final class Shelf {
  static final String FIELD = "nature";
  static final LocalDate DAY = LocalDate.of(2026, 10, 30);

  private Shelf() {}

  static SourceMapping mapping() {
    return new SourceMapping(
        "csv",
        List.of("id"),
        "whole",
        "America/New_York",
        true,
        false,
        7,
        5,
        50,
        Map.of("districts", LocalText.of("Districts", "Distritos")),
        List.of(
            new SourceMapping.FieldLine("incident-id", "id", "text", false),
            new SourceMapping.FieldLine(FIELD, "Nature", "text", false),
            new SourceMapping.FieldLine("caller-name", "Caller", "text", true)),
        Map.of(
            FIELD,
            List.of(
                type("fall", "Falls", null),
                type("fire", "Fires", "Heat"),
                type("smoke", "Smoke", "Heat"),
                new SourceMapping.TypeLine("other", LocalText.of("Other", "Otros"), null, true))),
        Map.of(
            FIELD,
            List.of(new SourceMapping.TableUse("calls", LocalText.of("Calls", "Llamadas")))));
  }

  private static SourceMapping.TypeLine type(
      String code, String name, @org.jspecify.annotations.Nullable String group) {
    return new SourceMapping.TypeLine(
        code, LocalText.same(name), group == null ? null : LocalText.same(group), false);
  }

  static DeliveryLine delivery(String batch, Instant at, DeliveryLine.State state) {
    return new DeliveryLine(
        batch,
        "calls.csv",
        at,
        1_000,
        10,
        5,
        980,
        2,
        5,
        20,
        Map.of("districts", 3L),
        DAY.minusDays(300),
        DAY,
        123_456,
        "0a1b2c3d",
        state);
  }

  static SourceState state(String source) {
    return new SourceState(
        source,
        mapping(),
        List.of(
            delivery("0001-a", Instant.parse("2026-10-01T05:00:00Z"), DeliveryLine.State.EARLIER),
            delivery("0002-b", Instant.parse("2026-10-31T05:00:00Z"), DeliveryLine.State.CURRENT)),
        List.of(
            new IssueLine(
                "0002-b",
                "unusable-place",
                "Lat",
                IssueLine.Consequence.VALUE_LEFT_OUT,
                "Column 'Lat' gives no place.",
                20),
            new IssueLine(
                "0002-b",
                "missing-key",
                "id",
                IssueLine.Consequence.ROW_REJECTED,
                "Column 'id' names the row and is empty.",
                5)),
        List.of(
            new CodeLine(FIELD, "FALL", "fall", 40),
            new CodeLine(FIELD, "FIRE", "fire", 9),
            new CodeLine(FIELD, "SMK", null, 30),
            new CodeLine(FIELD, "=1+1", null, 3)),
        Map.of(FIELD, 7L),
        List.of(
            new Notice(Notice.Kind.RENUMBERED, DAY, Map.of("rows", 12L)),
            new Notice(
                Notice.Kind.GAP, DAY, DAY.minusDays(20), DAY.minusDays(11), Map.of("days", 10L))));
  }
}
