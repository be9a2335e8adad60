package org.porchlight.cli;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What made-up residents of the demo's city said over the last months, and what came of it. */
final class MadeUpConversation {
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz";

  private final Connection connection;
  private final Instant now;

  private MadeUpConversation(Connection connection, Instant now) {
    this.connection = connection;
    this.now = now;
  }

  /**
   * One message.
   *
   * @param flags what looks personal in it, apart by spaces; null for nothing
   * @param question how staff put it on the board; null when they did not
   * @param lookingAgo days since somebody looks into it
   */
  private record Said(
      int daysAgo,
      String kind,
      String language,
      String page,
      @Nullable String agency,
      String words,
      @Nullable String flags,
      @Nullable Map<String, String> question,
      int seconds,
      int lookingAgo,
      @Nullable Answer answer,
      @Nullable Change change) {}

  private record Answer(int daysAgo, String state, String page, String en, String es) {}

  private record Change(
      int daysAgo, String page, Map<String, String> heard, Map<String, String> did) {}

  /**
   * Plays it into a database that has heard nothing yet.
   *
   * @param owner the role that owns schema {@code commons}
   */
  static void play(DataSource owner, Instant now) throws SQLException, IOException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      MadeUpConversation conversation = new MadeUpConversation(connection, now);
      if (conversation.number("select count(*) from commons.voice") == 0) {
        int position = 0;
        for (Said said : read()) {
          conversation.play(said, position++);
        }
      }
      connection.commit();
    }
  }

  private static List<Said> read() throws IOException {
    try (InputStream file =
        MadeUpConversation.class.getResourceAsStream("made-up-conversation.json")) {
      if (file == null) {
        throw new IOException("made-up-conversation.json is not beside its class");
      }
      // A message that is not public has neither others who ask it nor anybody who looks into it.
      return JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build()
          .readValue(file, new TypeReference<List<Said>>() {});
    }
  }

  private void play(Said said, int position) throws SQLException {
    long voice =
        number(
            "insert into commons.voice (code, ticket, received_at, kind, language, page, release,"
                + " agency, words, flags) values (?, ?, ?, ?, ?, ?, '0001', ?, ?,"
                + " string_to_array(?, ' ')) returning id",
            "made2up" + letters(position),
            new UUID(0, position),
            ago(said.daysAgo()),
            said.kind(),
            said.language(),
            said.page(),
            said.agency(),
            said.words(),
            Objects.requireNonNullElse(said.flags(), ""));
    Map<String, String> words = said.question();
    if (words != null) {
      publish(said, voice, words);
    }
  }

  private void publish(Said said, long voice, Map<String, String> words) throws SQLException {
    long account =
        number(
            "select coalesce(min(id), 0) from study.account where agency = ? or login = 'ana'",
            said.agency());
    number(
        "insert into commons.voice_step (voice, step, account, at) values (?, 'published', ?, ?)"
            + " returning id",
        voice,
        account,
        ago(said.daysAgo() - 1));
    long question =
        number(
            "insert into commons.question (voice, asked_on, agency, page, words, account, at)"
                + " values (?, ?, ?, ?, ?::jsonb, ?, ?) returning id",
            voice,
            day(said.daysAgo()),
            said.agency(),
            said.page(),
            json(words),
            account,
            ago(said.daysAgo() - 1));
    number(
        "insert into commons.question_second (question, day, n) values (?, ?, ?) returning n",
        question,
        day(said.daysAgo() - 1),
        said.seconds());
    step(question, "looking", null, null, account, said.lookingAgo());
    Answer answer = said.answer();
    if (answer != null) {
      step(
          question,
          answer.state(),
          json(Map.of("en", answer.en(), "es", answer.es())),
          answer.page(),
          account,
          answer.daysAgo());
    }
    Change change = said.change();
    if (change != null) {
      long id =
          number(
              "insert into commons.change (day, page, heard, did, release, account) values (?, ?,"
                  + " ?::jsonb, ?::jsonb, '0001', ?) returning id",
              day(change.daysAgo()),
              change.page(),
              json(change.heard()),
              json(change.did()),
              account);
      number(
          "insert into commons.change_voice (change, voice) values (?, ?) returning change",
          id,
          voice);
    }
  }

  private void step(
      long question,
      String state,
      @Nullable String words,
      @Nullable String page,
      long account,
      int daysAgo)
      throws SQLException {
    number(
        "insert into commons.question_step (question, state, words, page, account, at) values (?,"
            + " ?, ?::jsonb, ?, ?, ?) returning id",
        question,
        state,
        words,
        page,
        account,
        ago(daysAgo));
  }

  private static String json(Map<String, String> texts) {
    return JsonMapper.builder().build().writeValueAsString(texts);
  }

  private static String letters(int position) {
    return "aa" + LETTERS.charAt(position % LETTERS.length());
  }

  private OffsetDateTime ago(int days) {
    return now.atOffset(ZoneOffset.UTC).minusDays(days);
  }

  private LocalDate day(int daysAgo) {
    return ago(daysAgo).toLocalDate();
  }

  private long number(String sql, @Nullable Object... values) throws SQLException {
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
