package org.porchlight.commons.sessions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Listening sessions, as the role of the public server. */
public final class Sessions {
  /** A full room answers within seconds; the database has connections for others too. */
  private static final int AT_ONCE = 12;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<LocalText>> TEXTS = new TypeReference<>() {};

  private final DataSource database;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /**
   * Sessions of a database.
   *
   * @param database the login of the public server
   */
  public Sessions(DataSource database) {
    this.database = database;
  }

  /** Whether a phone has its seat. */
  public enum Seating {
    SEATED,
    /** As many phones take part as the room was planned for. */
    FULL,
    /** The session is over, or runs on paper alone. */
    CLOSED
  }

  /** What became of an answer. */
  public enum Outcome {
    DONE,
    /** This question is not asked now. */
    LATE,
    /** The phone has no seat. */
    UNSEATED,
    /** No such option, or words where one chooses. */
    WRONG
  }

  /** All sessions, the latest first. */
  public List<ListeningSession> list() throws SQLException {
    return ask(
        "select * from commons.sessions order by starts_at desc, id desc",
        row ->
            new ListeningSession(
                row.getLong("id"),
                text(row.getString("title")),
                text(row.getString("place")),
                text(row.getString("offered")),
                row.getString("page"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                Duration.ofMinutes(row.getInt("minutes")),
                ListeningSession.Format.valueOf(name(row.getString("format"))),
                List.of((String[]) row.getArray("languages").getArray()),
                List.of((String[]) row.getArray("interpreters").getArray()),
                ListeningSession.State.valueOf(name(row.getString("state"))),
                row.getInt("prompts"),
                afterwards(row)));
  }

  private static Optional<ListeningSession.Afterwards> afterwards(ResultSet row)
      throws SQLException {
    String attendance = row.getString("attendance");
    return attendance == null
        ? Optional.empty()
        : Optional.of(
            new ListeningSession.Afterwards(
                attendance, text(row.getString("recruitment")), text(row.getString("heard"))));
  }

  /** What the phones of the room with this code show now; empty without such a room. */
  public Optional<Room> room(String code) throws SQLException {
    return ask(
            "select * from commons.session_now(?)",
            row ->
                new Room(
                    row.getLong("session"),
                    text(row.getString("title")),
                    row.getString("page"),
                    ListeningSession.Format.valueOf(name(row.getString("format"))),
                    ListeningSession.State.valueOf(name(row.getString("state"))),
                    row.getLong("step"),
                    row.getInt("prompts"),
                    prompt(row)),
            code)
        .stream()
        .findFirst();
  }

  private static Optional<Room.Prompt> prompt(ResultSet row) throws SQLException {
    int position = row.getInt("prompt");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(
            new Room.Prompt(
                position,
                text(row.getString("words")),
                JSON.readValue(row.getString("options"), TEXTS)));
  }

  /** Gives a phone its seat, or finds the one it has; empty without such a room. */
  public Optional<Seating> sit(String code, UUID seat) throws SQLException {
    return ask(
            "select commons.take_seat(?, ?) as seating",
            row ->
                Optional.ofNullable(row.getString("seating"))
                    .map(label -> Seating.valueOf(name(label))),
            code,
            seat)
        .getFirst();
  }

  /**
   * Hands an answer in; the same phone's earlier one to that question is replaced.
   *
   * @return empty without such a room
   * @throws SQLException when it was not stored
   */
  public Optional<Outcome> answer(String code, Answer answer) throws SQLException {
    String words = answer.words();
    return ask(
            "select commons.answer_prompt(?, ?, ?, ?, ?, ?, ?, ?) as outcome",
            row ->
                Optional.ofNullable(row.getString("outcome"))
                    .map(label -> Outcome.valueOf(name(label))),
            code,
            answer.seat(),
            answer.prompt(),
            answer.option(),
            answer.language(),
            // PostgreSQL's texts cannot hold this character.
            words == null ? null : words.replace('\0', '\uFFFD'),
            answer.flags().stream().sorted().toArray(String[]::new),
            answer.urgent())
        .getFirst();
  }

  private static String name(String label) {
    return label.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static LocalText text(String json) {
    return JSON.readValue(json, LocalText.class);
  }

  private <T> List<T> ask(String sql, RowReader<T> reader, @Nullable Object... values)
      throws SQLException {
    turns.acquireUninterruptibly();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<T> list = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          list.add(reader.read(rows));
        }
      }
      return list;
    } finally {
      turns.release();
    }
  }

  /** Reads one row. */
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
