package org.porchlight.study.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A code is a text from a file, and a note one that somebody typed: no record prints them. */
class SilentCodesTest {
  private static final String CANARY = "ZZCANARYSURNAME";

  static Stream<Object> records() {
    CodeLine line = new CodeLine(Shelf.FIELD, CANARY, null, 3);
    CodeEntry entry = new CodeEntry(line, new CodeChoice.Unmapped());
    CodeChange.Step step =
        new CodeChange.Step(CANARY, new CodeChoice.Folder(), new CodeChoice.Unmapped(), true);
    SourceState state = Shelf.state("calls");
    return Stream.of(
        line,
        entry,
        step,
        new CodeChange(1, CANARY, Instant.EPOCH, CANARY, null, List.of(step), true),
        new CodeField("calls", Shelf.FIELD, "Nature", List.of(), List.of(), List.of(entry), 0, 0),
        new SourceState(
            "calls",
            state.mapping(),
            state.deliveries(),
            state.issues(),
            List.of(line),
            Map.of(),
            List.of()));
  }

  @ParameterizedTest
  @MethodSource("records")
  void noRecordPrintsACodeOrANote(Object record) {
    assertThat(record.toString()).doesNotContain(CANARY);
  }
}
