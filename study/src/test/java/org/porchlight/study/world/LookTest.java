package org.porchlight.study.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.study.Server;
import org.porchlight.study.access.Role;
import org.porchlight.study.access.SessionToken;
import org.porchlight.study.sql.Statements;

/** A transaction that has not written its audit row sees no person. */
class LookTest {
  private static final Server server = Server.start();

  private static final List<String> ABOUT_PEOPLE =
      List.of(
          "mention",
          "tie",
          "near_miss",
          "person",
          "frequent",
          "frequent_use",
          "attachment",
          "link_decision",
          "band",
          "concentration",
          "link_run",
          "account",
          "session",
          "sign_in",
          "account_event",
          "look");

  private static Town town;
  private static SessionToken steward;

  @BeforeAll
  static void build() throws SQLException {
    // Everybody at "crisis" sees everything, and everything has something in it.
    World any = World.random(new java.util.SplittableRandom(5));
    List<World.Src> sources =
        any.sources().stream()
            .map(
                s ->
                    new World.Src(
                        s.id(),
                        s.agency(),
                        true,
                        s.contacts(),
                        java.util.Set.of("crisis"),
                        s.completeTo()))
            .toList();
    town =
        new Town(
            server,
            new World(
                any.agencies(), sources, any.mentions(), any.ties(), any.nearMisses(), any.uses()));
    steward = town.session(Role.STEWARD, "crisis");
    town.looks()
        .look(
            steward,
            "decide",
            null,
            sight -> {
              sight
                  .decisions()
                  .decide(
                      town.base,
                      town.base + 1,
                      org.porchlight.study.people.Verdict.SAME,
                      "ten characters");
              return sight
                  .frequents()
                  .attach(town.frequent(0), town.handles.get(0), "ten characters");
            });
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void forget() throws SQLException {
    try (Connection connection = server.owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select max(id) from study.look")) {
      rows.next();
      lastLook = rows.getLong(1);
    }
  }

  private long lastLook;

  private int rowsOf(Connection connection, String table) throws SQLException {
    return new Statements(connection)
        .list("select count(*) as n from study." + table, row -> row.getInt("n"))
        .getFirst();
  }

  private long looksSince() throws SQLException {
    try (Connection connection = server.owner().getConnection()) {
      return new Statements(connection)
          .list(
              "select count(*) as n from study.look where id > ?",
              row -> row.getLong("n"),
              lastLook)
          .getFirst();
    }
  }

  private static long begin(Connection connection, SessionToken token) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select study.begin_look(sha256(convert_to(?, 'UTF8')), 'raw', null)")) {
      statement.setString(1, token.text());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  @Test
  void everyTableAboutPeopleHasRows() throws SQLException {
    try (Connection connection = server.owner().getConnection()) {
      for (String table : ABOUT_PEOPLE) {
        if (!table.equals("account_event")) {
          assertThat(rowsOf(connection, table)).as(table).isPositive();
        }
      }
    }
  }

  @Test
  void withoutALookNothingIsSeen() throws SQLException {
    try (Connection connection = server.workspace().getConnection()) {
      connection.setAutoCommit(false);
      for (String table : ABOUT_PEOPLE) {
        if (!List.of("account", "session", "sign_in", "link_decision", "link_run")
            .contains(table)) {
          assertThat(rowsOf(connection, table)).as(table).isZero();
        }
      }
      for (String column :
          List.of(
              "account.id", "session.account", "sign_in.id", "link_decision.id", "link_run.id")) {
        String table = column.split("\\.", -1)[0];
        assertThat(
                new Statements(connection)
                    .list("select %s from study.%s".formatted(column, table), _ -> true))
            .as(table)
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "2",
        "999999999999999999",
        "-1",
        "",
        "x",
        "1 or true",
        "99999999999999999999"
      })
  void aForgedSettingOpensNothing(String setting) throws SQLException {
    try (Connection connection = server.workspace().getConnection();
        PreparedStatement forge =
            connection.prepareStatement("select set_config('study.look', ?, false)")) {
      connection.setAutoCommit(false);
      forge.setString(1, setting);
      forge.execute();
      assertThat(rowsOf(connection, "mention")).isZero();
      assertThat(rowsOf(connection, "person")).isZero();
      assertThat(rowsOf(connection, "band")).isZero();
    }
  }

  @Test
  void theLookOfAnotherTransactionOpensNothing() throws SQLException {
    try (Connection one = server.workspace().getConnection();
        Connection other = server.workspace().getConnection()) {
      one.setAutoCommit(false);
      other.setAutoCommit(false);
      long look = begin(one, steward);
      assertThat(rowsOf(one, "mention")).isEqualTo(40);
      Server.run(server.workspace().getConnection(), "select 1");
      new Statements(other)
          .list("select set_config('study.look', ?, false)", _ -> true, Long.toString(look));
      assertThat(rowsOf(other, "mention")).isZero();
      one.commit();
      assertThat(rowsOf(other, "mention")).isZero();
      // Nor does the look's own connection see more in its next transaction.
      new Statements(one)
          .list("select set_config('study.look', ?, false)", _ -> true, Long.toString(look));
      assertThat(rowsOf(one, "mention")).isZero();
    }
  }

  @Test
  void afterItsEndALookIsBlind() throws SQLException {
    try (Connection connection = server.workspace().getConnection()) {
      connection.setAutoCommit(false);
      Statements statements = new Statements(connection);
      long look = begin(connection, steward);
      assertThat(rowsOf(connection, "mention")).isEqualTo(40);
      statements.list("select study.end_look('shown', 40)", _ -> true);
      statements.list("select set_config('study.look', ?, true)", _ -> true, Long.toString(look));
      assertThat(rowsOf(connection, "mention")).isZero();
    }
  }

  @Test
  void aLookTakenBackIsBlind() throws SQLException {
    try (Connection connection = server.workspace().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("savepoint before");
      long look = begin(connection, steward);
      statement.execute("rollback to savepoint before");
      statement.execute("select set_config('study.look', '%d', true)".formatted(look));
      assertThat(rowsOf(connection, "mention")).isZero();
    }
  }

  @Test
  void noSessionNoLook() throws SQLException {
    Optional<Integer> seen =
        town.looks()
            .look(
                SessionToken.of("made up"),
                "GET /people",
                null,
                _ -> {
                  throw new AssertionError("read without a session");
                });
    assertThat(seen).isEmpty();
    assertThat(looksSince()).isZero();
  }

  @Test
  void theAuditRowSaysWhoWhatWhomAndHowMuch() throws SQLException {
    String person = town.handles.get(0);
    town.looks().look(steward, "GET /people/{id}", person, sight -> sight.people().find(person));
    town.looks().look(steward, "GET /people/{id}", "Smith", sight -> sight.people().find("Smith"));
    try (Connection connection = server.owner().getConnection()) {
      assertThat(
              new Statements(connection)
                  .list(
                      "select role, agency, action, person, outcome, rows > 0 as some"
                          + " from study.look where id > ? order by id",
                      row ->
                          "%s %s %s %s %s %s"
                              .formatted(
                                  row.getString(1),
                                  row.getString(2),
                                  row.getString(3),
                                  row.getString(4),
                                  row.getString(5),
                                  row.getBoolean(6)),
                      lastLook))
          .containsExactly(
              "steward crisis GET /people/{id} " + person + " shown true",
              "steward crisis GET /people/{id} null not-found false");
    }
  }

  @Test
  void aReaderThatBreaksLeavesNoAuditRowAndNoAnswer() throws SQLException {
    assertThatThrownBy(
            () ->
                town.looks()
                    .look(
                        steward,
                        "GET /people",
                        null,
                        sight -> {
                          assertThat(sight.decisions().list(1, 0).total()).isPositive();
                          throw new IllegalStateException("broken");
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(looksSince()).isZero();
  }

  @Test
  void aDecisionAndItsAuditRowVanishTogether() throws SQLException {
    int before = decisions();
    assertThatThrownBy(
            () ->
                town.looks()
                    .look(
                        steward,
                        "decide",
                        null,
                        sight -> {
                          assertThat(
                                  sight
                                      .decisions()
                                      .decide(
                                          town.base + 5,
                                          town.base + 6,
                                          org.porchlight.study.people.Verdict.SAME,
                                          "ten characters"))
                              .isPresent();
                          throw new IllegalStateException("broken");
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(decisions()).isEqualTo(before);
    assertThat(looksSince()).isZero();
  }

  private static int decisions() throws SQLException {
    try (Connection connection = server.owner().getConnection()) {
      return new Statements(connection)
          .list("select count(*) as n from study.link_decision", row -> row.getInt("n"))
          .getFirst();
    }
  }

  @Test
  void whenTheAuditCannotBeWrittenNothingIsRead() throws SQLException {
    server.asOwner("alter table study.look add constraint shut check (false) not valid");
    try {
      assertThatThrownBy(
              () ->
                  town.looks()
                      .look(
                          steward,
                          "GET /people",
                          null,
                          _ -> {
                            throw new AssertionError("read without an audit row");
                          }))
          .isInstanceOf(SQLException.class);
    } finally {
      server.asOwner("alter table study.look drop constraint shut");
    }
    assertThat(looksSince()).isZero();
  }

  @Test
  void whenTheAuditCannotBeCompletedNothingIsHandedOver() throws SQLException {
    server.asOwner("alter table study.look add constraint open check (outcome is null) not valid");
    try {
      assertThatThrownBy(
              () ->
                  town.looks()
                      .look(
                          steward,
                          "GET /people",
                          null,
                          sight -> Optional.of(sight.people().list(Optional.empty(), 30, 1, 5, 0))))
          .isInstanceOf(SQLException.class);
    } finally {
      server.asOwner("alter table study.look drop constraint open");
    }
    assertThat(looksSince()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update study.look set action = 'x'",
        "update study.look set outcome = 'shown', rows = 0",
        "delete from study.look",
        "truncate study.look",
        "update study.sign_in set outcome = 'signed-out'",
        "delete from study.sign_in",
        "truncate study.sign_in",
        "update study.account_event set event = 'added'",
        "delete from study.account_event",
        "truncate study.account_event"
      })
  void notEvenTheOwnerRewritesTheAuditByAccident(String sql) {
    assertThatThrownBy(() -> server.asOwner(sql))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
  }

  @Test
  void anotherTransactionCannotCompleteALook() throws SQLException {
    try (Connection connection = server.workspace().getConnection()) {
      connection.setAutoCommit(false);
      assertThatThrownBy(
              () -> new Statements(connection).list("select study.end_look('shown', 0)", _ -> true))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("55000"));
    }
  }

  @Test
  void noWordOfTheDatabaseIsHandedOn() {
    assertThatThrownBy(
            () ->
                town.looks()
                    .look(
                        steward,
                        "GET /people",
                        null,
                        sight -> {
                          sight.people();
                          throw new SQLException("ZZCANARYSURNAME is not a number", "22P02");
                        }))
        .isInstanceOf(SQLException.class)
        .hasMessageNotContaining("ZZCANARY")
        .hasNoCause()
        .hasMessageContaining("22P02");
  }
}
