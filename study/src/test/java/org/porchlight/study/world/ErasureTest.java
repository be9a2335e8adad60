package org.porchlight.study.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.porchlight.study.Server;
import org.porchlight.study.load.StudyErasure;
import org.porchlight.study.sql.Statements;

class ErasureTest {
  private static final Server server = Server.start();

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<String> all() throws SQLException {
    List<String> all = new ArrayList<>();
    try (var connection = server.owner().getConnection()) {
      Statements statements = new Statements(connection);
      for (String table :
          List.of("mention", "tie", "near_miss", "frequent_use", "frequent", "link_decision")) {
        all.addAll(
            statements.list(
                "select '%1$s ' || t::text as row from study.%1$s t".formatted(table),
                row -> row.getString("row")));
      }
      all.addAll(statements.list("select model from study.link_run", row -> row.getString(1)));
    }
    return all;
  }

  /** The values of an erased record are in no row; those of others stay, and so do looks. */
  @Test
  void nothingOfAnErasedRecordIsLeft() throws SQLException {
    Town town = Town.any(server);
    World.Said said = town.world.mentions().getFirst();
    String key = said.source().id() + "/" + said.record() + "/" + said.role();
    World.Said other =
        town.world.mentions().stream()
            .filter(one -> !one.record().equals(said.record()))
            .findFirst()
            .orElseThrow();
    String otherKey = other.source().id() + "/" + other.record() + "/" + other.role();
    server.asOwner(
        "insert into study.link_decision (left_key, right_key, verdict, reason, account) select '%s', '%s', 'same', 'they are one', min(id) from study.account"
            .formatted(key, otherKey));
    assertThat(all()).anyMatch(row -> row.contains(said.record()));
    long others = all().stream().filter(row -> row.startsWith("mention")).count();

    StudyErasure erasure = new StudyErasure(server.owner());
    int gone = erasure.erase(said.source().id(), List.of(said.record(), "not there"));

    assertThat(gone).isPositive();
    assertThat(all().stream().filter(row -> row.startsWith("mention")).count())
        .isEqualTo(others - gone);
    assertThat(all())
        .noneMatch(row -> row.contains("," + said.source().id() + "," + said.record() + ","));
    assertThat(all()).noneMatch(row -> row.contains(key)).doesNotContain("model");
    assertThat(erasure.erase(said.source().id(), List.of(said.record()))).isZero();
  }

  @Test
  void theRecordsOfAPersonAreFound() throws SQLException {
    Town town = Town.any(server);
    StudyErasure erasure = new StudyErasure(server.owner());
    for (int person = 0; person < town.handles.size(); person++) {
      int who = person;
      List<StudyErasure.RecordKey> expected =
          town.world.mentions().stream()
              .filter(said -> said.person() == who)
              .map(said -> new StudyErasure.RecordKey(said.source().id(), said.record()))
              .distinct()
              .toList();
      assertThat(erasure.ofPerson(town.handles.get(person)))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
    assertThat(erasure.ofPerson("0000000000")).isEmpty();
  }
}
