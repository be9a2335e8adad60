package org.porchlight.commons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.city.PlanFile;

class ReadingRoleTest {
  private static final Server server = Server.start();

  @BeforeEach
  void prepare() throws SQLException {
    server.newCity();
    server.executeInCity("create schema study; create table study.person (name text)");
    CommonsSchema schema = new CommonsSchema(server.owner().dataSource());
    schema.migrate();
    schema.openTo("porch");
    new JdbcPlans(server.owner().dataSource())
        .load(new PlanFile(JdbcPlansTest.plan("First"), "a".repeat(64)), Instant.EPOCH);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theReaderFindsThePlan() throws SQLException {
    assertThat(new JdbcPlans(server.reader().dataSource()).find())
        .contains(JdbcPlansTest.plan("First"));
    assertThat(new ReadingRole(server.reader().dataSource()).excesses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into commons.plan_version (loaded_at, file_sha256) values (now(), repeat('b', 64))",
        "update commons.goal set position = 0",
        "delete from commons.measure",
        "truncate commons.measure",
        "drop table commons.measure",
        "alter table commons.measure add column note text",
        "create table commons.mine (a int)",
        "create table public.mine (a int)",
        "create schema mine",
        "select * from study.person",
        "select words from commons.voice",
        "select address from commons.contact",
        "select * from commons.question",
        "insert into commons.voice_step (voice, step, account) values (1, 'read', 1)",
        "update commons.question_second set n = 1000",
        "delete from commons.contact",
        "select * from commons.flyway_schema_history",
        "begin; lock table commons.plan_version in share row exclusive mode",
        "create role other",
        "set role keeper",
        "copy commons.goal to program 'true'"
      })
  void theReaderCanDoNothingElse(String sql) {
    assertThatThrownBy(() -> Server.run(server.reader().dataSource().getConnection(), sql))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alter role porch superuser                          | superuser
          alter role porch bypassrls                          | bypass row security
          alter role porch createrole                         | create roles
          grant keeper to porch                               | member of other roles: keeper
          grant pg_read_all_data to porch                     | member of other roles: pg_read_all_data
          grant create on database city to porch              | create schemas in database city
          grant create on schema public to porch              | create tables in schema public
          grant update on commons.goal to porch               | write to commons.goal
          grant select (words) on commons.voice to porch      | read commons.voice
          grant execute on function commons.only_grows() to porch | call commons.only_grows()
          create function public.loud() returns int language sql security definer as 'select 1' | call loud()
          grant insert (name) on study.person to porch; grant usage on schema study to porch | write to study.person
          grant usage on schema study to public; grant select (name) on study.person to public | read study.person
          """)
  void oneGrantTooManyIsNoticed(String grant, String finding) throws SQLException {
    server.executeInCity(grant);
    assertThat(new ReadingRole(server.reader().dataSource()).excesses())
        .anyMatch(excess -> excess.contains(finding));
  }

  @Test
  void openingAgainTakesStrayRightsAway() throws SQLException {
    server.executeInCity("grant all on all tables in schema commons to porch");
    server.executeInCity("grant create on schema commons to porch");
    new CommonsSchema(server.owner().dataSource()).openTo("porch");
    assertThat(new ReadingRole(server.reader().dataSource()).excesses()).isEmpty();
  }
}
