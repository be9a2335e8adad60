package org.porchlight.release;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was answered in listening sessions, in {@value #FILE} beside a release's tables.
 *
 * @param sessions the latest first
 */
public record SessionResults(List<Session> sessions) {
  public static final String FILE = "sessions.json";

  /** The same as a table, one line for each option. */
  public static final String TABLE = "sessions.csv";

  /** A release that came before any session. */
  public static final SessionResults NONE = new SessionResults(List.of());

  /** The lowest and highest percent that is told apart from those beyond it. */
  private static final int LOWEST = 5;

  private static final int HIGHEST = 95;

  private static final String HEADER =
      "session,day,page,question,question_words,option,option_words,answers,percent,madeup\n";

  public SessionResults {
    sessions = List.copyOf(sessions);
  }

  /**
   * One session that was held.
   *
   * @param page the page of the hub that it was about, without language
   * @param questions those where people chose; what they wrote is not published
   */
  public record Session(
      long id, LocalDate day, LocalText title, String page, List<Question> questions) {
    public Session {
      questions = List.copyOf(questions);
    }
  }

  /**
   * One question.
   *
   * @param position from 1
   * @param answers how many answered, rounded; null when too few did for anything to be shown
   */
  public record Question(
      int position, LocalText words, @Nullable Long answers, List<Option> options) {
    public Question {
      options = List.copyOf(options);
    }

    /** Whether its answers are shown. */
    @JsonIgnore
    public boolean shown() {
      return answers != null;
    }
  }

  /**
   * One answer.
   *
   * @param percent of those who answered, a multiple of 5; 0 stands for under 5 and 100 for over
   *     95; null when not shown
   */
  public record Option(LocalText words, @Nullable Integer percent) {
    /** Whether the percent stands for everything below the lowest one told apart. */
    @JsonIgnore
    public boolean isUnder() {
      return percent != null && percent < LOWEST;
    }

    /** Whether the percent stands for everything above the highest one told apart. */
    @JsonIgnore
    public boolean isOver() {
      return percent != null && percent > HIGHEST;
    }
  }

  /**
   * The results of a file.
   *
   * @throws UnreadableReleaseException when it cannot be read or is not of this form
   */
  public static SessionResults read(Path file) {
    return ReleaseJson.read(file, SessionResults.class);
  }

  /** The results as the file's bytes. */
  public byte[] bytes() {
    return ReleaseJson.bytes(this);
  }

  /**
   * The table's bytes. Words are in English; a number that is not shown is empty.
   *
   * @param madeUp whether the city is invented; each line says so
   */
  public byte[] table(boolean madeUp) {
    StringBuilder csv = new StringBuilder(HEADER);
    for (Session session : sessions) {
      for (Question question : session.questions()) {
        for (int i = 0; i < question.options().size(); i++) {
          Option option = question.options().get(i);
          csv.append(session.id())
              .append(',')
              .append(session.day())
              .append(',')
              .append(quoted(session.page()))
              .append(',')
              .append(question.position())
              .append(',')
              .append(quoted(question.words().inOrFallback("en")))
              .append(',')
              .append(i + 1)
              .append(',')
              .append(quoted(option.words().inOrFallback("en")))
              .append(',')
              .append(question.answers() == null ? "" : question.answers().toString())
              .append(',')
              .append(percent(option))
              .append(',')
              .append(madeUp)
              .append('\n');
        }
      }
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String percent(Option option) {
    if (option.percent() == null) {
      return "";
    }
    return option.isUnder() ? "<5" : option.isOver() ? ">95" : option.percent().toString();
  }

  /** As RFC 4180 writes it, and never a formula for a spreadsheet. */
  private static String quoted(String text) {
    String safe = text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }

  /** The session of this number. */
  public Optional<Session> find(long id) {
    return sessions.stream().filter(one -> one.id() == id).findFirst();
  }
}
