package org.porchlight.study.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.study.counts.RunFigures;
import org.porchlight.study.people.Verdict;
import org.porchlight.study.sql.Discreet;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;

/** Brings the city folder and link runs into the study. One run is loaded at a time. */
public final class StudyLoad {
  private static final int ROWS_AT_ONCE = 20_000;

  private final DataSource owner;
  private final RandomGenerator chance;
  private final Clock clock;

  /**
   * Loads into a study.
   *
   * @param owner the role that owns the schema; not through a pool, for a load holds its connection
   *     as long as it lasts, and without a limit on how long an answer may take
   * @param chance where handles come from: a {@link java.security.SecureRandom}, but for a made-up
   *     city that must come out the same every time
   * @param clock the time of the switch
   */
  public StudyLoad(DataSource owner, RandomGenerator chance, Clock clock) {
    this.owner = owner;
    this.chance = chance;
    this.clock = clock;
  }

  /**
   * Writes what the city folder says: city, agencies, sources, who may see them, labels of types.
   * What it no longer says is taken away, and with it the sight.
   *
   * @param owner the role that owns the schema
   * @throws SQLException when the database does not answer or refuses
   */
  public static void registerCity(DataSource owner, City city) throws SQLException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      new Registration(new Statements(connection)).write(city);
      connection.commit();
    }
  }

  /**
   * Key of each mention ({@code source/record/role}) to the handle of its person, as things stand:
   * what staff decided since the last run is in it.
   *
   * @throws SQLException when the database does not answer
   */
  public Map<String, String> previousPersons() throws SQLException {
    Map<String, String> persons = new HashMap<>();
    // One text for each handle, however many mentions it has.
    Map<String, String> handles = new HashMap<>();
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.setFetchSize(ROWS_AT_ONCE);
        try (var rows =
            statement.executeQuery("select source, record, role, person from study.mention")) {
          while (rows.next()) {
            String person = rows.getString(4);
            String handle = handles.putIfAbsent(person, person);
            persons.put(
                rows.getString(1) + "/" + rows.getString(2) + "/" + rows.getString(3),
                handle == null ? person : handle);
          }
        }
      }
      connection.rollback();
    } catch (SQLException e) {
      throw Discreet.error(e);
    }
    return persons;
  }

  /**
   * The decisions in force. Read them before {@link #previousPersons}: what is decided in between
   * then counts as later, and is applied again.
   *
   * @throws SQLException when the database does not answer
   */
  public StandingDecisions decisions() throws SQLException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      Statements statements = new Statements(connection);
      // Between two decisions, never in the middle of one.
      statements.list("select study.one_decision_at_a_time()", _ -> true);
      long readTo =
          statements
              .list(
                  "select case when is_called then last_value else 0 end as step"
                      + " from study.decision_step",
                  row -> row.getLong("step"))
              .getFirst();
      List<StandingDecisions.Standing> list =
          statements.list(
              "select left_key, right_key, verdict from study.link_decision"
                  + " where withdrawn_at is null order by id",
              row ->
                  new StandingDecisions.Standing(
                      row.getString("left_key"),
                      row.getString("right_key"),
                      row.getString("verdict").equals(Verdict.SAME.label())
                          ? Verdict.SAME
                          : Verdict.NOT_SAME));
      connection.commit();
      return new StandingDecisions(readTo, list);
    }
  }

  /**
   * Begins to load a run. Nothing of it shows before {@link Loading#finish}.
   *
   * @param startedAt when linking began
   * @param figures what the run says of itself
   * @param model the linkage model's own text, kept for whoever owns the schema
   * @param decisions what the run held to
   * @throws SQLException when the database does not answer, or another run is being loaded
   */
  public Loading begin(
      Instant startedAt, RunFigures figures, String model, StandingDecisions decisions)
      throws SQLException {
    Connection connection = owner.getConnection();
    boolean begun = false;
    try {
      connection.setAutoCommit(false);
      Statements statements = new Statements(connection);
      alone(statements);
      long run = insert(statements, startedAt, figures, model);
      Loading loading =
          new Loading(connection, chance, clock, run, figures.comparisons(), decisions.readTo());
      begun = true;
      return loading;
    } finally {
      if (!begun) {
        connection.close();
      }
    }
  }

  private static void alone(Statements statements) throws SQLException {
    boolean alone =
        statements
            .list(
                "select pg_try_advisory_xact_lock(1936090212, 2) as alone",
                row -> row.getBoolean("alone"))
            .getFirst();
    if (!alone) {
      throw new SQLException(
          "another link run is being loaded into the study; wait until it has ended", "55006");
    }
  }

  private static long insert(
      Statements statements, Instant startedAt, RunFigures figures, String model)
      throws SQLException {
    RunFigures.@Nullable Quality quality = figures.quality();
    return statements
        .list(
            "insert into study.link_run (started_at, records, persons, pairs, threshold_bits,"
                + " auto_bits, comparisons, left_out, quality_precision, quality_recall,"
                + " quality_f1, model)"
                + " values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?) returning id",
            row -> row.getLong("id"),
            startedAt,
            figures.records(),
            figures.persons(),
            figures.pairs(),
            figures.thresholdBits(),
            figures.autoBits(),
            Json.write(figures.comparisons()),
            Json.write(figures.leftOut()),
            quality == null ? null : quality.precision(),
            quality == null ? null : quality.recall(),
            quality == null ? null : quality.f1(),
            model)
        .getFirst();
  }
}
