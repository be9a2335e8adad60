package org.porchlight.cli;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The listening sessions of the demo's city: those that were held, with what the made-up people
 * answered, and one to come that a visitor of the demo may open and answer with a phone.
 */
final class MadeUpSessions {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final LocalTime EVENING = LocalTime.of(18, 0);

  private final Connection connection;
  private final LocalDate today;
  private final ZoneId zone;

  private MadeUpSessions(Connection connection, LocalDate today, ZoneId zone) {
    this.connection = connection;
    this.today = today;
    this.zone = zone;
  }

  /**
   * One session.
   *
   * @param inDays from today; before it when negative, and then it was held
   * @param afterwards what was written down; null for one to come
   */
  private record Planned(
      String code,
      int inDays,
      int minutes,
      String format,
      List<String> languages,
      List<String> interpreters,
      int seats,
      String page,
      Map<String, String> title,
      Map<String, String> place,
      Map<String, String> offered,
      List<Prompt> prompts,
      @Nullable Afterwards afterwards) {}

  /**
   * A question.
   *
   * @param options none where people write
   * @param phones how often each option was chosen on a phone
   * @param paper how often on paper
   * @param said what people wrote
   */
  private record Prompt(
      Map<String, String> words,
      List<Map<String, String>> options,
      List<Integer> phones,
      List<Integer> paper,
      List<Said> said) {}

  private record Said(String language, String words) {}

  private record Afterwards(
      String attendance, Map<String, String> recruitment, Map<String, String> heard) {}

  /**
   * Plays them into a database that has none yet.
   *
   * @param owner the role that owns schema {@code commons}
   */
  static void play(DataSource owner, Instant now, ZoneId zone) throws SQLException, IOException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      MadeUpSessions sessions =
          new MadeUpSessions(connection, now.atZone(zone).toLocalDate(), zone);
      if (sessions.number("select count(*) from commons.listening_session") == 0) {
        for (Planned planned : read()) {
          sessions.play(planned);
        }
      }
      connection.commit();
    }
  }

  private static List<Planned> read() throws IOException {
    try (InputStream file = MadeUpSessions.class.getResourceAsStream("made-up-sessions.json")) {
      if (file == null) {
        throw new IOException("made-up-sessions.json is not beside its class");
      }
      return JSON.readValue(file, new TypeReference<List<Planned>>() {});
    }
  }

  private void play(Planned planned) throws SQLException {
    long account = number("select coalesce(min(id), 0) from study.account where login = 'ana'");
    long session =
        number(
            "insert into commons.listening_session (code, title, place, offered, page, starts_at,"
                + " minutes, format, languages, interpreters, seats, account) values (?, ?::jsonb,"
                + " ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
            planned.code(),
            JSON.writeValueAsString(planned.title()),
            JSON.writeValueAsString(planned.place()),
            JSON.writeValueAsString(planned.offered()),
            planned.page(),
            evening(planned.inDays()),
            planned.minutes(),
            planned.format(),
            planned.languages().toArray(String[]::new),
            planned.interpreters().toArray(String[]::new),
            planned.seats(),
            account);
    for (int i = 0; i < planned.prompts().size(); i++) {
      play(session, i + 1, planned.prompts().get(i));
    }
    Afterwards after = planned.afterwards();
    if (after != null) {
      step(session, "opened", account, evening(planned.inDays()));
      step(session, "closed", account, evening(planned.inDays()).plusMinutes(planned.minutes()));
      number(
          "insert into commons.session_record (session, attendance, recruitment, heard, account)"
              + " values (?, ?, ?::jsonb, ?::jsonb, ?) returning id",
          session,
          after.attendance(),
          JSON.writeValueAsString(after.recruitment()),
          JSON.writeValueAsString(after.heard()),
          account);
    }
  }

  private void play(long session, int position, Prompt prompt) throws SQLException {
    number(
        "insert into commons.session_prompt (session, position, kind, words, options) values (?, ?,"
            + " ?, ?::jsonb, ?::jsonb) returning position",
        session,
        position,
        prompt.options().isEmpty() ? "words" : "choice",
        JSON.writeValueAsString(prompt.words()),
        JSON.writeValueAsString(prompt.options()));
    for (int i = 0; i < prompt.phones().size(); i++) {
      number(
          "insert into commons.session_count (session, prompt, option, phones, paper) values (?, ?,"
              + " ?, ?, ?) returning option",
          session,
          position,
          i + 1,
          prompt.phones().get(i),
          prompt.paper().get(i));
    }
    for (Said said : prompt.said()) {
      number(
          "insert into commons.session_words (session, prompt, language, words, state) values (?, ?,"
              + " ?, ?, 'shown') returning prompt",
          session,
          position,
          said.language(),
          said.words());
    }
  }

  private void step(long session, String step, long account, OffsetDateTime at)
      throws SQLException {
    number(
        "insert into commons.session_step (session, step, account, at) values (?, ?, ?, ?)"
            + " returning id",
        session,
        step,
        account,
        at);
  }

  private OffsetDateTime evening(int inDays) {
    return today.plusDays(inDays).atTime(EVENING).atZone(zone).toOffsetDateTime();
  }

  private long number(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
