package org.porchlight.study.load;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.porchlight.city.City;
import org.porchlight.study.counts.RunFigures;

/** Brings the city folder and link runs into the study. One run is loaded at a time. */
@SuppressWarnings("DoNotCallSuggester") // until its bodies are there
public final class StudyLoad {
  /**
   * Loads into a study.
   *
   * @param owner the role that owns the schema; not through a pool, for a load holds its connection
   *     as long as it lasts
   * @param chance where handles come from: a {@link java.security.SecureRandom}, but for a made-up
   *     city that must come out the same every time
   * @param clock the time of the switch
   */
  public StudyLoad(DataSource owner, RandomGenerator chance, Clock clock) {}

  /**
   * Writes what the city folder says: city, agencies, sources, who may see them, labels of types.
   * What it no longer says is taken away, and with it the sight.
   *
   * @throws SQLException when the database does not answer or refuses
   */
  public void registerCity(City city) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Key of each mention ({@code source/record/role}) to the handle of its person, as things stand:
   * what staff decided since the last run is in it.
   *
   * @throws SQLException when the database does not answer
   */
  public Map<String, String> previousPersons() throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * The decisions in force. Read them before {@link #previousPersons}: what is decided in between
   * then counts as later, and is applied again.
   *
   * @throws SQLException when the database does not answer
   */
  public StandingDecisions decisions() throws SQLException {
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
  }
}
