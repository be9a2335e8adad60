package org.porchlight.study.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.porchlight.study.Server;
import org.porchlight.study.access.Role;

/**
 * A number is attached only on the strength of records that may be linked and that the reader sees.
 */
class AttachTest {
  private static final Server server = Server.start();
  private static final Instant WHEN = Instant.parse("2026-10-01T12:00:00Z");

  @AfterAll
  static void stop() {
    server.close();
  }

  private static World.Src source(String id, boolean linkable, String seenBy) {
    return new World.Src(id, "police", linkable, true, Set.of(seenBy), World.LAST_DAY);
  }

  /** What becomes of it when these sources have a record with the number. */
  private static Optional<Long> attached(World.Src... sources) throws SQLException {
    World.Src known = source("known", true, "crisis");
    World.Said said =
        new World.Said(
            0, known, "R", "subject", 0, "Ana Ruiz", null, null, null, WHEN, true, false);
    List<World.Use> uses =
        List.of(sources).stream().map(s -> new World.Use(0, s, "U", WHEN)).toList();
    Town town =
        new Town(
            server,
            new World(
                List.of("crisis", "fire", "police"),
                java.util.stream.Stream.concat(
                        List.of(sources).stream(), java.util.stream.Stream.of(known))
                    .toList(),
                List.of(said),
                List.of(),
                List.of(),
                uses));
    return town.looks()
        .look(
            town.session(Role.STEWARD, "crisis"),
            "POST /attachments",
            null,
            s -> s.frequents().attach(town.frequent(0), town.handles.get(0), "she told us so"));
  }

  @Test
  void aRecordInSightThatMayBeLinkedIsEnough() throws SQLException {
    assertThat(attached(source("a", true, "crisis"), source("b", false, "crisis"))).isPresent();
  }

  @Test
  void aRecordThatMayNotBeLinkedIsNot() throws SQLException {
    assertThat(attached(source("a", false, "crisis"))).isEmpty();
  }

  @Test
  void noMoreIsOneThatMayButIsOutOfSight() throws SQLException {
    assertThat(attached(source("a", false, "crisis"), source("b", true, "fire"))).isEmpty();
    assertThat(attached(source("b", true, "fire"))).isEmpty();
  }
}
