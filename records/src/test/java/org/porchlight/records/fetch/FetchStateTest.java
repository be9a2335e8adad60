package org.porchlight.records.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FetchStateTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void whatIsRememberedSurvivesAsJson() {
    FetchState state =
        new FetchState(
            "abc",
            "2026-03-01T00:00:00Z",
            List.of(
                new FetchState.Taken(
                    "cad_1.csv", 7, Instant.parse("2026-03-01T00:00:00.123456Z"), "ff")),
            new FetchState.Version("\"v1\"", null));
    assertThat(JSON.readValue(JSON.writeValueAsString(state), FetchState.class)).isEqualTo(state);
    String nothing = JSON.writeValueAsString(FetchState.NOTHING.under("abc"));
    assertThat(nothing).isEqualTo("{\"of\":\"abc\"}");
    assertThat(JSON.readValue(nothing, FetchState.class).taken()).isEmpty();
  }

  @Test
  void theOldestFilesAreForgottenWhenThereAreTooMany() {
    List<FetchState.Taken> many =
        java.util.stream.IntStream.range(0, FetchState.MOST_TAKEN)
            .mapToObj(i -> new FetchState.Taken("cad_%d.csv".formatted(i), 7, Instant.EPOCH, "ff"))
            .toList();
    FetchState state = new FetchState("abc", null, many, null);
    FetchState after = state.withTaken(new FetchState.Taken("cad_new.csv", 7, Instant.EPOCH, "ee"));
    assertThat(after.taken()).hasSize(FetchState.MOST_TAKEN);
    assertThat(after.taken().getFirst().name()).isEqualTo("cad_1.csv");
    assertThat(after.taken().getLast().name()).isEqualTo("cad_new.csv");
  }

  @Test
  void manyIdsTakeLittleRoomAndAreToldApart() {
    SeenIds ids = new SeenIds();
    for (long id = -70_000; id < 70_000; id += 7) {
      assertThat(ids.add(id)).isTrue();
    }
    assertThat(ids.add(0)).isFalse();
    assertThat(ids.contains(-69_993)).isTrue();
    assertThat(ids.contains(1)).isFalse();
    assertThat(ids.add(Long.MAX_VALUE)).isTrue();
    assertThat(ids.size()).isEqualTo(20_001);
  }

  @Test
  void waitsGrowToAMinuteAndAreNeverTheSameForAll() throws Exception {
    List<Long> waits = new java.util.ArrayList<>();
    Backoff backoff =
        new Backoff(length -> waits.add(length.toMillis()), org.porchlight.records.Seeds.random(3));
    for (int attempt = 1; attempt <= 9; attempt++) {
      backoff.waitAfter(attempt, new TryAgain("is busy"));
      long full = Math.min(60_000, 1_000L << (attempt - 1));
      assertThat(waits.getLast()).isBetween(full / 2, full);
    }
    assertThat(waits.stream().distinct().count()).isEqualTo(9);
  }
}
