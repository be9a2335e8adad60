package org.porchlight.study.sessions;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.porchlight.release.LocalText;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;
import tools.jackson.core.type.TypeReference;

/** What was answered in sessions that are over and written up; true sums, not for the public. */
public final class SessionBook {
  private static final TypeReference<List<LocalText>> TEXTS = new TypeReference<>() {};

  private static final TypeReference<LocalText> TEXT = new TypeReference<>() {};

  private final DataSource owner;

  /**
   * A book of one study.
   *
   * @param owner the role that owns schema {@code study}
   */
  public SessionBook(DataSource owner) {
    this.owner = owner;
  }

  /**
   * A session that was held and written up: nothing is added to it any more.
   *
   * @param day where the city is
   * @param page the page of the hub that it was about, without language
   */
  public record Held(
      long id, LocalDate day, LocalText title, String page, List<Question> questions) {
    public Held {
      questions = List.copyOf(questions);
    }

    /** No sum. */
    @Override
    public String toString() {
      return "session %d".formatted(id);
    }
  }

  /**
   * A question where people chose.
   *
   * @param chosen how often each option was chosen, on phones and on paper
   */
  public record Question(
      int position, LocalText words, List<LocalText> options, List<Long> chosen) {
    public Question {
      options = List.copyOf(options);
      chosen = List.copyOf(chosen);
    }

    /** No sum. */
    @Override
    public String toString() {
      return "question %d".formatted(position);
    }
  }

  /**
   * All of them, the latest first; none where residents are not listened to.
   *
   * @throws SQLException when the database does not answer
   */
  public List<Held> held() throws SQLException {
    try (Connection connection = owner.getConnection()) {
      Statements statements = new Statements(connection);
      List<Held> all = new ArrayList<>();
      if (!statements
          .list("select to_regclass('commons.sessions') is not null", row -> row.getBoolean(1))
          .getFirst()) {
        return all;
      }
      for (Head head :
          statements.list(
              "select s.id, (s.starts_at at time zone c.zone)::date as day, s.title, s.page"
                  + " from commons.sessions s, study.city c"
                  + " where s.state = 'closed' and s.attendance is not null"
                  + " order by s.starts_at desc, s.id desc",
              row ->
                  new Head(
                      row.getLong("id"),
                      row.getObject("day", LocalDate.class),
                      text(row.getString("title")),
                      row.getString("page")))) {
        all.add(
            new Held(
                head.id(), head.day(), head.title(), head.page(), questions(statements, head)));
      }
      return all;
    }
  }

  private record Head(long id, LocalDate day, LocalText title, String page) {
    /** Its number. */
    @Override
    public String toString() {
      return "session %d".formatted(id);
    }
  }

  private static List<Question> questions(Statements statements, Head head) throws SQLException {
    return statements.list(
        "select p.position, p.words, p.options, array(select coalesce((select c.phones + c.paper"
            + " from commons.session_count c where c.session = p.session"
            + " and c.prompt = p.position and c.option = o.n), 0)::bigint"
            + " from generate_series(1, jsonb_array_length(p.options)) o (n) order by o.n) as chosen"
            + " from commons.session_prompt p where p.session = ? and p.kind = 'choice'"
            + " order by p.position",
        row ->
            new Question(
                row.getInt("position"),
                text(row.getString("words")),
                Json.read(row.getString("options"), TEXTS),
                List.of((Long[]) row.getArray("chosen").getArray())),
        head.id());
  }

  private static LocalText text(String json) {
    return Json.read(json, TEXT);
  }
}
