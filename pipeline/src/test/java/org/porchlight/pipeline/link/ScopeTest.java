package org.porchlight.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.NeighborRules;

class ScopeTest {
  private static final LocalDate LAST = LocalDate.of(2026, 10, 31);

  @TempDir Path folder;

  @Test
  void aWindowEndsOnTheLastCompleteDayAndHoldsItsDays() throws IOException {
    Harbor harbor = Harbor.in(folder);
    List<FoundMention> mentions =
        List.of(
            harbor.on("encounters", "C1", LAST, true),
            harbor.on("encounters", "C2", LAST.minusDays(29), true),
            harbor.on("encounters", "C3", LAST.minusDays(30), true),
            harbor.on("encounters", "C4", LAST.plusDays(1), true),
            harbor.on("encounters", "C5", LAST, false),
            harbor.on("encounters", "C1", LAST, true),
            harbor.on("police-calls", "P1", LAST, true));
    NeighborRules rules = Objects.requireNonNull(harbor.city().neighbors());
    List<Scope> scopes =
        Scope.all(rules, mentions, Map.of("encounters", LAST, "police-calls", LAST));
    assertThat(rows(scopes, "care", 30)).containsExactly(0, 1);
    assertThat(rows(scopes, "care", 365)).containsExactly(0, 1, 2);
    assertThat(rows(scopes, "police", 30)).containsExactly(6);
    assertThat(rows(scopes, Scope.ACROSS, 365)).containsExactly(0, 1, 2, 6);
  }

  private static List<Integer> rows(List<Scope> scopes, String agency, int days) {
    return scopes.stream()
        .filter(scope -> scope.agency().equals(agency) && scope.windowDays() == days)
        .flatMap(scope -> scope.rows().stream().boxed())
        .toList();
  }
}
