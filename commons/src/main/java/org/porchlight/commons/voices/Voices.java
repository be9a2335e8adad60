package org.porchlight.commons.voices;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;
import tools.jackson.databind.json.JsonMapper;

/** What residents say, handed in and asked about as the role of the public server. */
public final class Voices {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DataSource database;

  /**
   * Voices of a database.
   *
   * @param database the login of the public server
   */
  public Voices(DataSource database) {
    this.database = database;
  }

  /**
   * Hands a message in.
   *
   * @return its code; the first one's when the same form came before
   * @throws SQLException when it was not stored
   */
  public String receive(NewVoice voice) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select commons.receive(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      statement.setObject(1, voice.ticket());
      statement.setString(2, voice.code());
      statement.setString(3, voice.kind().label());
      statement.setString(4, voice.language());
      statement.setString(5, voice.page());
      statement.setString(6, voice.release());
      statement.setString(7, voice.agency());
      // PostgreSQL's texts cannot hold this character.
      statement.setString(8, voice.words().replace('\0', '\uFFFD'));
      statement.setArray(
          9, connection.createArrayOf("text", voice.flags().stream().sorted().toArray()));
      statement.setBoolean(10, voice.urgent());
      statement.setString(11, voice.contact());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** One more asks the same; how many do now, empty when there is no such question. */
  public OptionalInt second(long question) throws SQLException {
    return list(
            "select commons.second_question(?) as n",
            row -> {
              int n = row.getInt("n");
              return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(n);
            },
            question)
        .getFirst();
  }

  /** How far the message of this code is. */
  public Optional<Whereabouts> whereabouts(String code) throws SQLException {
    return list(
            "select * from commons.whereabouts(?)",
            row ->
                new Whereabouts(
                    row.getObject("received", LocalDate.class),
                    VoiceKind.find(row.getString("kind")).orElseThrow(),
                    Whereabouts.State.valueOf(name(row.getString("state"))),
                    row.getString("why"),
                    number(row, "question"),
                    row.getBoolean("contact")),
            code)
        .stream()
        .findFirst();
  }

  /** Deletes how the sender may be answered; whether there was something to delete. */
  public boolean forgetContact(String code) throws SQLException {
    return list("select commons.forget_contact(?) as gone", row -> row.getBoolean("gone"), code)
        .getFirst();
  }

  /** All questions that everybody may read, newest first. */
  public List<BoardQuestion> board() throws SQLException {
    return list(
        "select * from commons.board order by asked_on desc, id desc",
        row ->
            new BoardQuestion(
                row.getLong("id"),
                row.getObject("asked_on", LocalDate.class),
                row.getString("agency"),
                row.getString("page"),
                text(row.getString("words")),
                BoardQuestion.State.valueOf(name(row.getString("state"))),
                textOrNull(row.getString("answer")),
                row.getString("answer_page"),
                row.getString("answer_release"),
                row.getObject("state_on", LocalDate.class),
                row.getInt("seconds")));
  }

  /** What was changed because residents spoke, newest first. */
  public List<Done> done() throws SQLException {
    return list(
        "select * from commons.done order by day desc, id desc",
        row ->
            new Done(
                row.getLong("id"),
                row.getObject("day", LocalDate.class),
                row.getString("page"),
                text(row.getString("heard")),
                text(row.getString("did")),
                row.getString("release"),
                row.getInt("voices"),
                List.of((Long[]) row.getArray("questions").getArray())));
  }

  /** How the city listened, from the first month on, oldest first. */
  public List<ListeningMonth> listening() throws SQLException {
    return list(
        "select * from commons.listening order by month",
        row -> {
          OptionalLong days = number(row, "days");
          return new ListeningMonth(
              YearMonth.from(row.getObject("month", LocalDate.class)),
              row.getInt("messages"),
              row.getInt("questions"),
              row.getInt("clear"),
              row.getInt("unclear"),
              row.getInt("answered"),
              days.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) days.getAsLong()),
              row.getInt("changes"));
        });
  }

  /**
   * Deletes how senders may be answered when that was said before a moment. For the owner of the
   * schema; the public server has no right to.
   *
   * @return how many
   */
  public int forgetContactsBefore(Instant moment) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("delete from commons.contact where given_at < ?")) {
      statement.setObject(1, moment.atOffset(ZoneOffset.UTC));
      return statement.executeUpdate();
    }
  }

  private static String name(String label) {
    return label.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static OptionalLong number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private static LocalText text(String json) {
    return JSON.readValue(json, LocalText.class);
  }

  private static @Nullable LocalText textOrNull(@Nullable String json) {
    return json == null ? null : text(json);
  }

  private <T> List<T> list(String sql, RowReader<T> reader, Object... values) throws SQLException {
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
    }
  }

  /** Reads one row. */
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
