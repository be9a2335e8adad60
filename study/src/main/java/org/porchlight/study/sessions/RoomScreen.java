package org.porchlight.study.sessions;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;
import tools.jackson.core.type.TypeReference;

/**
 * What the screen of a room shows, for whoever has its number and its code. No look: it is asked
 * every second, and tells only sums from five answers on and words that were let through.
 */
public final class RoomScreen {
  /** Answers from which on sums are shown. */
  public static final int FEWEST = 5;

  private static final TypeReference<List<Map<String, String>>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<Integer>> NUMBERS = new TypeReference<>() {};
  private static final TypeReference<List<String>> WORDS = new TypeReference<>() {};

  private final DataSource workspace;

  /**
   * Screens of a study.
   *
   * @param workspace the role of the restricted server
   */
  public RoomScreen(DataSource workspace) {
    this.workspace = workspace;
  }

  /**
   * What stands there now.
   *
   * @param step grows with everything the facilitator does
   * @param prompt the position of what is asked; 0 between prompts
   * @param words of the prompt by language; none between prompts
   * @param options none where people write
   * @param seated phones that take part
   * @param counts how often each option was chosen; null below {@link #FEWEST} answers
   * @param said words that were let through
   */
  public record Now(
      StaffSession.State state,
      long step,
      int prompt,
      int prompts,
      Map<String, String> words,
      List<Map<String, String>> options,
      int seated,
      int answered,
      @Nullable List<Integer> counts,
      List<String> said) {
    /** Only how far it is. */
    @Override
    public String toString() {
      return "step %d".formatted(step);
    }
  }

  /** Empty without such a session. */
  public Optional<Now> now(long session, String code) throws SQLException {
    try (Connection connection = workspace.getConnection()) {
      return new Statements(connection)
          .first(
              "select * from study.room_now(?, ?)",
              row -> {
                String words = row.getString("words");
                String options = row.getString("options");
                String counts = row.getString("counts");
                return new Now(
                    StaffSession.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                    row.getLong("step"),
                    row.getInt("prompt"),
                    row.getInt("prompts"),
                    words == null ? Map.of() : Json.texts(words),
                    options == null ? List.of() : Json.read(options, TEXTS),
                    row.getInt("seated"),
                    row.getInt("answered"),
                    counts == null ? null : Json.read(counts, NUMBERS),
                    Json.read(row.getString("said"), WORDS));
              },
              session,
              code);
    }
  }
}
