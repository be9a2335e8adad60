package org.porchlight.commons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.commons.sessions.Answer;
import org.porchlight.commons.sessions.ListeningSession;
import org.porchlight.commons.sessions.Room;
import org.porchlight.commons.sessions.Sessions;

/** Phones in a room, through the role of the public server, in a real database. */
class SessionsTest {
  private static Server server;
  private Sessions sessions;

  @BeforeAll
  static void start() {
    server = Server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() throws SQLException {
    server.newCity();
    CommonsSchema schema = new CommonsSchema(server.owner().dataSource());
    schema.migrate();
    schema.openTo("porch");
    sessions = new Sessions(server.reader().dataSource());
    as(
        """
        insert into commons.listening_session (code, title, place, offered, page, starts_at,
          minutes, format, languages, interpreters, seats, account)
        values ('abcdef', '{"en": "Calls at night", "es": "Llamadas de noche"}',
          '{"en": "Library", "es": "Biblioteca"}', '{"en": "Supper", "es": "Cena"}', '/topics/911',
          '2026-12-01T23:00:00Z', 90, 'in-person', '{en,es}', '{es}', 3, 1)
        """);
    as(
        """
        insert into commons.session_prompt (session, position, kind, words, options) values
          (1, 1, 'choice', '{"en": "Safe?", "es": "¿Seguro?"}',
            '[{"en": "Yes", "es": "Sí"}, {"en": "No", "es": "No"}]'),
          (1, 2, 'words', '{"en": "Why?", "es": "¿Por qué?"}', '[]')
        """);
  }

  private static void as(String sql) throws SQLException {
    try (Connection connection = server.owner().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void step(String step, String prompt) throws SQLException {
    as(
        "insert into commons.session_step (session, step, prompt, account) values (1, '%s', %s, 1)"
            .formatted(step, prompt));
  }

  private static List<String> stored(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = server.owner().dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static UUID phone(int n) {
    return new UUID(0, n);
  }

  private static Answer chose(int phone, int prompt, int option) {
    return new Answer(phone(phone), prompt, option, "en", null, Set.of(), false);
  }

  private static Answer wrote(int phone, int prompt, String words) {
    return new Answer(phone(phone), prompt, null, "es", words, Set.of("phone"), false);
  }

  @Test
  void everybodySeesWhatIsPlannedButNotTheCode() throws SQLException {
    ListeningSession session = sessions.list().getFirst();
    assertThat(session.title().in("es")).contains("Llamadas de noche");
    assertThat(session.length()).isEqualTo(Duration.ofMinutes(90));
    assertThat(session.languages()).containsExactly("en", "es");
    assertThat(session.format()).isEqualTo(ListeningSession.Format.IN_PERSON);
    assertThat(session.state()).isEqualTo(ListeningSession.State.PLANNED);
    assertThat(session.prompts()).isEqualTo(2);
    assertThat(session.afterwards()).isEmpty();
    assertThat(session.toString()).doesNotContain("abcdef");
    assertThatThrownBy(() -> new Sessions(reading("select code from commons.listening_session")))
        .isInstanceOf(SQLException.class);
  }

  /** Fails unless the public server's role may ask this. */
  private static javax.sql.DataSource reading(String sql) throws SQLException {
    try (Connection connection = server.reader().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return server.reader().dataSource();
  }

  @Test
  void aRoomShowsTheQuestionThatIsAskedNow() throws SQLException {
    assertThat(sessions.room("zzzzzz")).isEmpty();
    Room room = sessions.room("abcdef").orElseThrow();
    assertThat(room.state()).isEqualTo(ListeningSession.State.PLANNED);
    assertThat(room.prompt()).isEmpty();
    step("opened", "null");
    long before = sessions.room("abcdef").orElseThrow().step();
    step("shown", "1");
    Room asked = sessions.room("abcdef").orElseThrow();
    assertThat(asked.step()).isGreaterThan(before);
    assertThat(asked.prompt().orElseThrow().isChoice()).isTrue();
    assertThat(asked.prompt().orElseThrow().options().get(0).in("es")).contains("Sí");
    step("paused", "null");
    assertThat(sessions.room("abcdef").orElseThrow().prompt()).isEmpty();
  }

  @Test
  void anAnswerCountsOnceForEachPhoneAndTheLastOneStays() throws SQLException {
    step("opened", "null");
    step("shown", "1");
    assertThat(sessions.answer("abcdef", chose(1, 1, 1))).contains(Sessions.Outcome.UNSEATED);
    assertThat(sessions.sit("abcdef", phone(1))).contains(Sessions.Seating.SEATED);
    assertThat(sessions.sit("abcdef", phone(1))).contains(Sessions.Seating.SEATED);
    assertThat(sessions.answer("abcdef", chose(1, 1, 1))).contains(Sessions.Outcome.DONE);
    assertThat(sessions.answer("abcdef", chose(1, 1, 2))).contains(Sessions.Outcome.DONE);
    assertThat(sessions.answer("abcdef", chose(1, 1, 3))).contains(Sessions.Outcome.WRONG);
    assertThat(sessions.answer("abcdef", wrote(1, 1, "no"))).contains(Sessions.Outcome.WRONG);
    assertThat(sessions.answer("abcdef", chose(1, 2, 1))).contains(Sessions.Outcome.LATE);
    assertThat(stored("select option from commons.session_choice")).containsExactly("2");
    step("shown", "2");
    assertThat(sessions.answer("abcdef", wrote(1, 2, "Porque sí\0")))
        .contains(Sessions.Outcome.DONE);
    assertThat(sessions.answer("abcdef", wrote(1, 2, "Luces"))).contains(Sessions.Outcome.DONE);
    assertThat(stored("select words || ' ' || state from commons.session_words"))
        .containsExactly("Luces waiting");
    assertThat(stored("select unnest(flags) from commons.session_words")).containsExactly("phone");
    step("closed", "null");
    assertThat(sessions.answer("abcdef", wrote(1, 2, "Late"))).contains(Sessions.Outcome.LATE);
    assertThat(sessions.sit("abcdef", phone(2))).contains(Sessions.Seating.CLOSED);
    assertThat(sessions.answer("zzzzzz", chose(1, 1, 1))).isEmpty();
    assertThat(sessions.sit("zzzzzz", phone(1))).isEmpty();
  }

  @Test
  void noMorePhonesSitDownThanThereAreSeatsEvenAtOnce() throws Exception {
    step("opened", "null");
    List<Future<Sessions.Seating>> all = new ArrayList<>();
    try (ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 1; n <= 20; n++) {
        int number = n;
        all.add(phones.submit(() -> sessions.sit("abcdef", phone(number)).orElseThrow()));
      }
    }
    List<Sessions.Seating> seated = new ArrayList<>();
    for (Future<Sessions.Seating> one : all) {
      seated.add(one.get());
    }
    assertThat(seated).filteredOn(one -> one == Sessions.Seating.SEATED).hasSize(3);
    assertThat(seated).filteredOn(one -> one == Sessions.Seating.FULL).hasSize(17);
    assertThat(stored("select count(*) from commons.session_seat")).containsExactly("3");
  }

  @Test
  void thePublicServerReadsNoAnswer() throws SQLException {
    for (String table :
        List.of(
            "session_choice", "session_words", "session_count", "session_seat", "session_step")) {
      assertThatThrownBy(() -> reading("select * from commons." + table))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("permission denied");
    }
  }
}
