package org.porchlight.cli.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.City;
import org.porchlight.cli.TinyCity;
import org.porchlight.commons.JdbcPlans;

/** What holds of any database that Porchlight can use. */
abstract class CityDatabaseContract {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  abstract CityDatabase database();

  @Test
  void theHubReadsThePlanThatTheOwnerLoaded() throws SQLException, IOException {
    City city = TinyCity.in(folder).withPlan("One goal").read();
    assertThat(CommonsStore.prepare(database(), city, CLOCK)).isTrue();
    assertThat(new JdbcPlans(database().hub().dataSource()).find().orElseThrow().goals())
        .singleElement()
        .satisfies(goal -> assertThat(goal.title().in("en")).contains("One goal"));
  }

  @Test
  void preparingAgainLoadsNothingUntilTheFileChanges() throws IOException {
    TinyCity tiny = TinyCity.in(folder).withPlan("A goal");
    CommonsStore.prepare(database(), tiny.read(), CLOCK);
    assertThat(CommonsStore.prepare(database(), tiny.read(), CLOCK)).isFalse();
    assertThat(CommonsStore.prepare(database(), tiny.withPlan("Another").read(), CLOCK)).isTrue();
  }

  @Test
  void theHubCannotWriteCreateOrLookElsewhere() throws IOException {
    CommonsStore.prepare(database(), TinyCity.in(folder).read(), CLOCK);
    for (String sql :
        new String[] {
          "insert into commons.plan_version (loaded_at, file_sha256) values (now(), repeat('b', 64))",
          "delete from commons.goal",
          "create table commons.mine (a int)",
          "create schema mine",
          "create role mine"
        }) {
      assertThatThrownBy(() -> asHub(sql))
          .as(sql)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
  }

  private void asHub(String sql) throws SQLException {
    try (Connection connection = database().hub().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
