package org.porchlight.study.voices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;

/**
 * Where staff read what residents say and act on it. An agency's team sees the messages about its
 * own numbers; whoever sees every agency's counts sees all.
 */
public final class VoiceDesk {
  /** Characters of a note, at most. */
  public static final int LONGEST_NOTE = 500;

  private static final String ALL = "select * from study.voices() v ";

  private final Statements statements;

  /**
   * Messages seen through these statements.
   *
   * @param statements of an open look; outside one there are none
   */
  public VoiceDesk(Statements statements) {
    this.statements = statements;
  }

  /** Messages with words, those that wait first, urgent ones before all, then the newest. */
  public List<Voice> list() throws SQLException {
    return statements.list(
        ALL
            + "where v.words <> '' order by v.state not in ('received', 'assigned'), not v.urgent,"
            + " v.received_at desc, v.id desc",
        VoiceDesk::voice);
  }

  /** How often pages were called clear, and how often not: by page, most often unclear first. */
  public List<Clarity> clarity() throws SQLException {
    return statements.list(
        "select v.page, count(*) filter (where v.kind = 'clear') as clear,"
            + " count(*) filter (where v.kind = 'unclear') as unclear from study.voices() v"
            + " where v.kind in ('clear', 'unclear') group by v.page"
            + " order by unclear desc, clear desc, v.page limit 50",
        row -> new Clarity(row.getString("page"), row.getInt("clear"), row.getInt("unclear")));
  }

  /** What visitors said of one page. */
  public record Clarity(String page, int clear, int unclear) {}

  /** One message. */
  public Optional<Voice> find(long id) throws SQLException {
    return statements.first(ALL + "where v.id = ?", VoiceDesk::voice, id);
  }

  /** How its sender may be answered; empty when they did not say, or it is deleted. */
  public Optional<String> contact(long id) throws SQLException {
    return statements
        .list(
            "select study.voice_contact(?) as reach",
            row -> Optional.ofNullable(row.getString("reach")),
            id)
        .getFirst();
  }

  /** What was done with it, oldest first. */
  public List<VoiceStep> steps(long id) throws SQLException {
    return statements.list(
        "select * from study.voice_steps(?)",
        row ->
            new VoiceStep(
                Voice.State.of(row.getString("step")),
                row.getString("agency"),
                row.getString("note"),
                row.getString("by"),
                Objects.requireNonNull(Statements.instant(row, "at"))),
        id);
  }

  /** The public board, newest first. */
  public List<PublicQuestion> board() throws SQLException {
    return statements.list(
        "select * from study.board() b order by b.asked_on desc, b.id desc",
        row ->
            new PublicQuestion(
                row.getLong("id"),
                row.getLong("voice"),
                row.getObject("asked_on", LocalDate.class),
                Json.texts(row.getString("words")),
                row.getString("state"),
                Optional.ofNullable(row.getString("answer")).map(Json::texts),
                row.getString("answer_page"),
                row.getObject("state_on", LocalDate.class),
                row.getInt("seconds")));
  }

  /** What was changed because of messages, newest first. */
  public List<DoneChange> changes() throws SQLException {
    return statements.list(
        "select * from study.changes() c order by c.day desc, c.id desc",
        row ->
            new DoneChange(
                row.getLong("id"),
                row.getObject("day", LocalDate.class),
                row.getString("page"),
                Json.texts(row.getString("heard")),
                Json.texts(row.getString("did")),
                row.getInt("voices")));
  }

  /**
   * Gives a message to an agency, notes that it was read, or sets it aside.
   *
   * @param agency who gets it; null when it is not given to anybody
   * @return whether it was done; empty when not permitted, or when there is no such message or
   *     agency; false when it is on the board already
   */
  public Optional<Boolean> step(long voice, Voice.State step, @Nullable String agency, String note)
      throws SQLException {
    if (note.strip().length() > LONGEST_NOTE) {
      throw new IllegalArgumentException(
          "a note has at most %d characters".formatted(LONGEST_NOTE));
    }
    return statements
        .list(
            "select study.step_voice(?, ?, ?, ?) as outcome",
            row -> Optional.ofNullable(row.getString("outcome")),
            voice,
            step.label(),
            agency,
            note.strip())
        .getFirst()
        .map(outcome -> outcome.equals("done"));
  }

  /**
   * Puts a question on the public board.
   *
   * @param words in every language of the city
   * @return its number; empty when not permitted, or when it is there already
   */
  public OptionalLong publish(long voice, Map<String, String> words) throws SQLException {
    return number("select study.publish_question(?, ?::jsonb) as number", voice, Json.write(words));
  }

  /**
   * Says what becomes of a public question.
   *
   * @param state {@code looking}, {@code answered} or {@code cannot}
   * @param words the answer or the reason in every language; null exactly when looking
   * @param page where the answer can be seen; null when nowhere
   * @param release the release that gives the answer; null when none does
   * @return whether it was done; false when not permitted, or when there is no such question
   */
  public boolean answer(
      long question,
      String state,
      @Nullable Map<String, String> words,
      @Nullable String page,
      @Nullable String release)
      throws SQLException {
    return statements
        .list(
            "select study.step_question(?, ?, ?::jsonb, ?, ?) as outcome",
            row -> Optional.ofNullable(row.getString("outcome")),
            question,
            state,
            words == null ? null : Json.write(words),
            page,
            release)
        .getFirst()
        .isPresent();
  }

  /**
   * Writes down what was changed today because of messages.
   *
   * @param voices the messages; at least one
   * @return its number; empty when not permitted, or when a message is not in sight
   */
  public OptionalLong changed(
      String page,
      Map<String, String> heard,
      Map<String, String> did,
      @Nullable String release,
      List<Long> voices)
      throws SQLException {
    return number(
        "select study.add_change(?, ?::jsonb, ?::jsonb, ?, ?::bigint[]) as number",
        page,
        Json.write(heard),
        Json.write(did),
        release,
        voices.stream().map(String::valueOf).toArray(String[]::new));
  }

  private OptionalLong number(String sql, @Nullable Object... values) throws SQLException {
    return statements
        .list(
            sql,
            row -> {
              long number = row.getLong("number");
              return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
            },
            values)
        .getFirst();
  }

  private static Voice voice(ResultSet row) throws SQLException {
    long question = row.getLong("question");
    OptionalLong published = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(question);
    return new Voice(
        row.getLong("id"),
        Objects.requireNonNull(Statements.instant(row, "received_at")),
        row.getString("kind"),
        row.getString("language"),
        row.getString("page"),
        row.getString("release"),
        row.getString("agency"),
        row.getString("words"),
        Statements.texts(row, "flags"),
        row.getBoolean("urgent"),
        row.getBoolean("contact"),
        Voice.State.of(row.getString("state")),
        published);
  }
}
