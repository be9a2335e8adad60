package org.porchlight.study.sessions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;
import tools.jackson.core.type.TypeReference;

/** Where staff plan, hold and write up listening sessions. */
public final class SessionDesk {
  private static final TypeReference<List<Map<String, String>>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<Integer>> NUMBERS = new TypeReference<>() {};

  private final Statements statements;

  /**
   * Sessions seen through these statements.
   *
   * @param statements of an open look; outside one there are none
   */
  public SessionDesk(Statements statements) {
    this.statements = statements;
  }

  /** What the facilitator does. */
  public enum Step {
    OPENED,
    /** Puts a prompt on the phones. */
    SHOWN,
    PAUSED,
    CLOSED,
    CANCELLED;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The step of this label. */
    public static Optional<Step> find(String label) {
      return java.util.Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
    }
  }

  /** What came of it. */
  public enum Outcome {
    DONE,
    /** It is too late for it, or too early. */
    CLOSED
  }

  /** All sessions, the latest first; none for whoever may not. */
  public List<StaffSession> list() throws SQLException {
    return statements.list("select * from study.listening_sessions()", SessionDesk::session);
  }

  /** The session of this number. */
  public Optional<StaffSession> find(long session) throws SQLException {
    return statements.first(
        "select * from study.listening_sessions() s where s.id = ?", SessionDesk::session, session);
  }

  private static StaffSession session(ResultSet row) throws SQLException {
    int prompt = row.getInt("prompt");
    boolean none = row.wasNull();
    String attendance = row.getString("attendance");
    return new StaffSession(
        row.getLong("id"),
        row.getString("code"),
        Json.texts(row.getString("title")),
        Json.texts(row.getString("place")),
        Json.texts(row.getString("offered")),
        row.getString("page"),
        Objects.requireNonNull(Statements.instant(row, "starts_at")),
        Duration.ofMinutes(row.getInt("minutes")),
        row.getString("format"),
        List.of((String[]) row.getArray("languages").getArray()),
        List.of((String[]) row.getArray("interpreters").getArray()),
        row.getInt("seats"),
        row.getString("by"),
        StaffSession.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        none ? null : prompt,
        attendance == null
            ? null
            : new StaffSession.Afterwards(
                attendance,
                Json.texts(row.getString("recruitment")),
                Json.texts(row.getString("heard"))));
  }

  /** The prompts of a session with what was answered so far. */
  public List<StaffPrompt> prompts(long session) throws SQLException {
    return statements.list(
        "select * from study.session_prompts(?)",
        row ->
            new StaffPrompt(
                row.getInt("position"),
                Json.texts(row.getString("words")),
                Json.read(row.getString("options"), TEXTS),
                Json.read(row.getString("phones"), NUMBERS),
                Json.read(row.getString("paper"), NUMBERS)),
        session);
  }

  /** What people wrote, by prompt, the urgent first. */
  public List<SaidWords> words(long session) throws SQLException {
    return statements.list(
        "select * from study.session_words(?)",
        row ->
            new SaidWords(
                row.getObject("id", UUID.class),
                row.getInt("prompt"),
                row.getString("language"),
                row.getString("words"),
                List.of((String[]) row.getArray("flags").getArray()),
                row.getBoolean("urgent"),
                row.getString("state")),
        session);
  }

  /**
   * Plans a session.
   *
   * @param code six letters and digits by chance, as on no other session
   * @return its number; empty when not permitted
   */
  public OptionalLong plan(String code, SessionPlan plan) throws SQLException {
    return statements
        .list(
            "select study.plan_session(?, ?::jsonb) as number",
            row -> {
              long number = row.getLong("number");
              return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
            },
            code,
            Json.write(
                Map.ofEntries(
                    Map.entry("title", plan.title()),
                    Map.entry("place", plan.place()),
                    Map.entry("offered", plan.offered()),
                    Map.entry("page", plan.page()),
                    Map.entry("startsAt", plan.startsAt().toString()),
                    Map.entry("minutes", plan.minutes()),
                    Map.entry("format", plan.format()),
                    Map.entry("languages", plan.languages()),
                    Map.entry("interpreters", plan.interpreters()),
                    Map.entry("seats", plan.seats()),
                    Map.entry("prompts", plan.prompts()))))
        .getFirst();
  }

  /**
   * Opens a session, shows a prompt or pauses, closes it or calls it off.
   *
   * @param prompt its position for {@link Step#SHOWN}, else null
   * @return empty when not permitted, or when there is no such session or prompt
   */
  public Optional<Outcome> step(long session, Step step, @Nullable Integer prompt)
      throws SQLException {
    return outcome("select study.step_session(?, ?, ?) as outcome", session, step.label(), prompt);
  }

  /** Lets words through to the room, or sets them aside; whether there were such words. */
  public boolean letThrough(UUID words, boolean through) throws SQLException {
    return outcome(
            "select study.step_words(?::uuid, ?) as outcome",
            words.toString(),
            through ? "shown" : "set-aside")
        .isPresent();
  }

  /**
   * Writes down the counts of paper sheets; what was written before is replaced.
   *
   * @param sheets by the prompt's position, how often each option was chosen, in order
   */
  public Optional<Outcome> countPaper(long session, Map<Integer, List<Integer>> sheets)
      throws SQLException {
    return outcome("select study.count_paper(?, ?::jsonb) as outcome", session, Json.write(sheets));
  }

  /** Writes down how a session was; empty when not permitted, or when it is not over. */
  public Optional<Outcome> record(long session, StaffSession.Afterwards record)
      throws SQLException {
    return outcome(
        "select study.record_session(?, ?, ?::jsonb, ?::jsonb) as outcome",
        session,
        record.attendance(),
        Json.write(record.recruitment()),
        Json.write(record.heard()));
  }

  private Optional<Outcome> outcome(String sql, @Nullable Object... values) throws SQLException {
    return statements
        .list(sql, row -> Optional.ofNullable(row.getString("outcome")), values)
        .getFirst()
        .map(outcome -> Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)));
  }
}
