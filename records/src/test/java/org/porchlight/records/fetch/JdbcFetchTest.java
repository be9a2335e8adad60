package org.porchlight.records.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.city.ProblemsException;

/** Against a real PostgreSQL, as an agency's own would be. */
class JdbcFetchTest {
  @SuppressWarnings("NullAway.Init")
  private static EmbeddedPostgres postgres;

  @TempDir Path root;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = EmbeddedPostgres.start();
    execute("create role reader login password 'right-word'");
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @BeforeEach
  void fill() throws SQLException {
    execute(
        """
        drop table if exists calls;
        create table calls (
          id bigint, "Nature" text, at timestamptz, local timestamp, day date, open boolean,
          cost numeric, tags text[], changed timestamptz);
        insert into calls values
          (1, 'a "loud", one
        with lines', '2026-02-01 10:00:00-05', '2026-02-01 10:00:00', '2026-02-01', true,
            1234567890.50, '{x,y}', '2026-02-01 15:00:00Z'),
          (2, null, null, null, null, null, null, null, '2026-02-02 15:00:00Z'),
          (3, 'Ñandú', 'infinity', '-infinity', '2026-02-03', false, 0, '{}',
            '2026-02-03 15:00:00Z');
        grant select, insert on calls to reader;
        """);
  }

  private FetchTown town(String query, String more) {
    return new FetchTown(
            root,
            """
            connector: jdbc
            location: jdbc:postgresql://127.0.0.1:%d/postgres?sslmode=disable
            login: reader
            query: %s
            file: reports.csv
            %s
            """
                .formatted(postgres.getPort(), query, more))
        .environment("PORCHLIGHT_REPORTS_PASSWORD", "right-word");
  }

  @Test
  void theAnswerToAQueryIsACsvWithIsoMoments() {
    Delivery delivery =
        town("select * from calls order by id;", "").fetch().deliveries().getFirst();
    assertThat(delivery.rows()).isEqualTo(3);
    assertThat(FetchTown.text(delivery).replace("\r\n", "\n"))
        .isEqualTo(
            """
            id,Nature,at,local,day,open,cost,tags,changed
            1,"a ""loud"", one
            with lines",2026-02-01T15:00:00Z,2026-02-01T10:00:00,2026-02-01,true,1234567890.50,"{x,y}",2026-02-01T15:00:00Z
            2,,,,,,,,2026-02-02T15:00:00Z
            3,Ñandú,infinity,-infinity,2026-02-03,false,0,{},2026-02-03T15:00:00Z
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"changed", "changed at time zone 'UTC' as changed", "changed::date as changed"})
  void onlyRowsChangedSinceAreAskedFor(String column) throws SQLException {
    FetchTown town =
        town("select id, %s from calls".formatted(column), "changed: changed\nload: adds");
    Fetched first = town.fetch();
    assertThat(first.deliveries().getFirst().rows()).isEqualTo(3);
    assertThat(first.state().changed()).startsWith("2026-02-03T");
    execute(
        "insert into calls (id, changed) values (4, '2026-02-05 08:00:00Z'), (5, '2099-01-01')");
    Fetched second = town.fetch(first.state());
    assertThat(
            FetchTown.text(second.deliveries().getFirst())
                .lines()
                .map(line -> line.split(",", 2)[0]))
        .containsExactly("id", "3", "4", "5");
    assertThat(second.state().changed()).startsWith("2026-02-05T");
    assertThat(second.notices())
        .extracting(org.porchlight.city.Problem::code)
        .containsExactly("PL-FETCH-018");
    execute("delete from calls");
    assertThat(town.fetch(second.state()).deliveries()).isEmpty();
  }

  @Test
  void manyRowsAreStreamed() {
    Delivery delivery =
        town("select n, repeat('x', 200) from generate_series(1, 60000) n", "")
            .fetch()
            .deliveries()
            .getFirst();
    assertThat(delivery.rows()).isEqualTo(60_000);
  }

  @Test
  void aQueryThatWritesIsRefused() throws SQLException {
    execute(
        """
        create or replace function slip() returns int language sql volatile as
        'insert into calls (id) values (99) returning 1'
        """);
    assertThatThrownBy(() -> town("select slip()", "").fetch())
        .hasMessageContaining("would write to the database")
        .hasMessageEndingWith("[PL-FETCH-009]");
    assertThatThrownBy(() -> town("delete from calls", "").fetch())
        .hasMessageEndingWith("[PL-FETCH-009]");
  }

  @Test
  void aQueryThatTakesTooLongIsStopped() {
    FetchTown town =
        town("select pg_sleep(600)", "")
            .limited(
                new Limits(
                    1 << 20,
                    Duration.ofSeconds(9),
                    Duration.ofSeconds(9),
                    10,
                    Duration.ofMillis(200)));
    assertThatThrownBy(town::fetch)
        .hasMessageContaining("the query was stopped by the database")
        .hasMessageEndingWith("[PL-FETCH-009]");
  }

  @Test
  void aQueryWithAnErrorIsToldInTheDatabasesWords() {
    assertThatThrownBy(() -> town("select nature from calls", "").fetch())
        .hasMessageContaining("column \"nature\" does not exist")
        .hasMessageEndingWith("[PL-FETCH-009]");
  }

  @Test
  void whatTheDatabaseSaysOfAValueIsNotRepeated() throws SQLException {
    execute("update calls set \"Nature\" = 'ZZCANARY'");
    assertThatThrownBy(() -> town("select \"Nature\"::int as nature from calls", "").fetch())
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("state 22P02")
        .hasMessageNotContaining("ZZCANARY");
  }

  /** The test's server trusts who may log in, so it is the user that is refused here. */
  @Test
  void aLoginThatIsRefusedIsToldWithoutItsPassword() throws SQLException {
    execute("drop role if exists barred; create role barred nologin");
    FetchTown town =
        new FetchTown(
                root,
                """
                connector: jdbc
                location: jdbc:postgresql://127.0.0.1:%d/postgres
                login: barred
                query: select 1 as a
                file: reports.csv
                """
                    .formatted(postgres.getPort()))
            .environment("PORCHLIGHT_REPORTS_PASSWORD", "right-word");
    assertThatThrownBy(town::fetch)
        .hasMessageContaining("refuses the login barred")
        .hasMessageContaining("PORCHLIGHT_REPORTS_PASSWORD")
        .hasMessageEndingWith("[PL-FETCH-008]")
        .hasMessageNotContaining("right-word");
  }

  @Test
  void aPasswordThatIsNotSetIsAskedForByItsName() {
    FetchTown town = town("select 1 as a", "").environment("PORCHLIGHT_REPORTS_PASSWORD", "");
    assertThatThrownBy(town::fetch)
        .hasMessageContaining("Put it into the environment as PORCHLIGHT_REPORTS_PASSWORD")
        .hasMessageEndingWith("[PL-FETCH-011]");
  }

  @Test
  void aDatabaseThatIsNotThereIsTold() {
    FetchTown nobody =
        new FetchTown(
                root,
                """
                connector: jdbc
                location: jdbc:postgresql://127.0.0.1:1/postgres
                login: reader
                query: select 1 as a
                file: reports.csv
                """)
            .environment("PORCHLIGHT_REPORTS_PASSWORD", "right-word");
    assertThatThrownBy(nobody::fetch)
        .hasMessageContaining("does not answer")
        .hasMessageEndingWith("[PL-FETCH-008]");
  }

  @Test
  void optionsThatNameClassesOrSecretsAreRefused() {
    FetchTown town =
        new FetchTown(
            root,
            """
            connector: jdbc
            location: jdbc:postgresql://127.0.0.1:5432/postgres?socketFactory=x.Y
            login: reader
            query: select 1 as a
            file: reports.csv
            """);
    assertThatThrownBy(town::fetch)
        .hasMessageContaining("an option besides")
        .hasMessageEndingWith("[PL-FETCH-001]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "no_such"})
  void aColumnOfChangesThatIsNoneIsRefused(String column) {
    assertThatThrownBy(
            () -> town("select id from calls", "changed: %s\nload: adds".formatted(column)).fetch())
        .hasMessageContaining("changed names " + column)
        .hasMessageEndingWith("[PL-FETCH-012]");
  }
}
