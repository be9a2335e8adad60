package org.porchlight.study.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.commons.sessions.Answer;
import org.porchlight.commons.sessions.Sessions;
import org.porchlight.study.Server;
import org.porchlight.study.access.Looks;
import org.porchlight.study.access.Role;
import org.porchlight.study.world.Town;

/** A session from its plan to what is kept of it, phones and staff at once. */
class SessionDeskTest {
  private static final Server server = Server.start();
  private static final Map<String, String> WORDS = Map.of("en", "Safe?", "es", "¿Seguro?");

  private Town town;
  private Sessions phones;

  @BeforeEach
  void prepare() throws SQLException {
    town = Town.any(server);
    phones = new Sessions(server.owner());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private <T> Optional<T> look(Role role, Looks.Reading<T> reading) throws SQLException {
    return town.looks()
        .look(
            town.session(role, role.belongsToAnAgency() ? "police" : ""),
            "sessions",
            null,
            reading);
  }

  private static SessionPlan plan(int seats) {
    return new SessionPlan(
        WORDS,
        WORDS,
        WORDS,
        "/topics/911",
        LocalDateTime.of(2026, 12, 1, 18, 0),
        90,
        "in-person",
        List.of("en", "es"),
        List.of(),
        seats,
        List.of(
            new SessionPlan.Prompt("choice", WORDS, List.of(WORDS, WORDS)),
            new SessionPlan.Prompt("words", WORDS, List.of())));
  }

  private long planned(String code, int seats) throws SQLException {
    return look(Role.ANALYST, sight -> Optional.of(sight.sessions().plan(code, plan(seats))))
        .orElseThrow()
        .orElseThrow();
  }

  private Optional<SessionDesk.Outcome> step(long id, SessionDesk.Step step, Integer... prompt)
      throws SQLException {
    return look(
        Role.ANALYST,
        sight -> sight.sessions().step(id, step, prompt.length == 0 ? null : prompt[0]));
  }

  private StaffSession session(long id) throws SQLException {
    return look(Role.ANALYST, sight -> sight.sessions().find(id)).orElseThrow();
  }

  private List<StaffPrompt> prompts(long id) throws SQLException {
    return look(Role.ANALYST, sight -> Optional.of(sight.sessions().prompts(id))).orElseThrow();
  }

  private List<SaidWords> words(long id) throws SQLException {
    return look(Role.ANALYST, sight -> Optional.of(sight.sessions().words(id))).orElseThrow();
  }

  private static UUID phone(int n) {
    return new UUID(0, n);
  }

  private Optional<Sessions.Outcome> chose(String code, int phone, int option) throws SQLException {
    return phones.answer(code, new Answer(phone(phone), 1, option, "en", null, Set.of(), false));
  }

  private Optional<Sessions.Outcome> wrote(String code, int phone, String words, boolean urgent)
      throws SQLException {
    return phones.answer(
        code, new Answer(phone(phone), 2, null, "es", words, Set.of("phone"), urgent));
  }

  private List<Long> stored(String sql) throws SQLException {
    List<Long> found = new ArrayList<>();
    try (Connection connection = server.owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getLong(1));
      }
    }
    return found;
  }

  @Test
  void teamsSeeSessionsAndOthersDoNot() throws SQLException {
    long id = planned("abcdef", 10);
    assertThat(session(id).state()).isEqualTo(StaffSession.State.PLANNED);
    assertThat(look(Role.MEMBER, sight -> sight.sessions().find(id))).isPresent();
    assertThat(look(Role.PRIVACY_OFFICER, sight -> sight.sessions().find(id))).isEmpty();
    assertThat(
            look(
                    Role.PRIVACY_OFFICER,
                    sight -> Optional.of(sight.sessions().plan("bbbbbb", plan(5))))
                .orElse(OptionalLong.empty()))
        .isEmpty();
    assertThat(
            look(
                Role.PRIVACY_OFFICER,
                sight -> sight.sessions().step(id, SessionDesk.Step.OPENED, null)))
        .isEmpty();
    assertThat(look(Role.PRIVACY_OFFICER, sight -> Optional.of(sight.sessions().words(id))))
        .contains(List.of());
  }

  @Test
  void aSessionRunsAndClosingKeepsSumsAlone() throws SQLException {
    long id = planned("abcdef", 10);
    assertThat(step(id, SessionDesk.Step.SHOWN, 1)).contains(SessionDesk.Outcome.CLOSED);
    assertThat(step(id, SessionDesk.Step.OPENED)).contains(SessionDesk.Outcome.DONE);
    assertThat(step(id, SessionDesk.Step.OPENED)).contains(SessionDesk.Outcome.CLOSED);
    assertThat(step(id, SessionDesk.Step.SHOWN, 3)).isEmpty();
    assertThat(step(id, SessionDesk.Step.SHOWN, 1)).contains(SessionDesk.Outcome.DONE);
    for (int n = 1; n <= 6; n++) {
      phones.sit("abcdef", phone(n));
      assertThat(chose("abcdef", n, n <= 4 ? 1 : 2)).contains(Sessions.Outcome.DONE);
    }
    chose("abcdef", 4, 2);
    assertThat(prompts(id).getFirst().phones()).containsExactly(3, 3);
    step(id, SessionDesk.Step.SHOWN, 2);
    wrote("abcdef", 1, "Luces", false);
    wrote("abcdef", 2, "Me quiero morir", true);
    assertThat(words(id)).extracting(SaidWords::urgent).containsExactly(true, false);
    assertThat(words(id)).extracting(SaidWords::state).containsOnly("waiting");
    UUID light = words(id).getLast().id();
    assertThat(look(Role.ANALYST, sight -> Optional.of(sight.sessions().letThrough(light, true))))
        .contains(true);
    assertThat(session(id).prompt()).isEqualTo(2);
    assertThat(step(id, SessionDesk.Step.CLOSED)).contains(SessionDesk.Outcome.DONE);
    assertThat(stored("select count(*) from commons.session_seat")).containsExactly(0L);
    assertThat(stored("select count(*) from commons.session_choice")).containsExactly(0L);
    assertThat(stored("select count(*) from commons.session_words where seat is not null"))
        .containsExactly(0L);
    assertThat(prompts(id).getFirst().phones()).containsExactly(3, 3);
    assertThat(words(id)).hasSize(2);
    assertThat(step(id, SessionDesk.Step.SHOWN, 1)).contains(SessionDesk.Outcome.CLOSED);
  }

  @Test
  void theRoomsScreenShowsSumsFromFiveAnswersAndOnlyWordsThatWereLetThrough() throws SQLException {
    long id = planned("abcdef", 10);
    RoomScreen screen = new RoomScreen(server.workspace());
    assertThat(screen.now(id, "zzzzzz")).isEmpty();
    step(id, SessionDesk.Step.OPENED);
    step(id, SessionDesk.Step.SHOWN, 1);
    for (int n = 1; n <= 5; n++) {
      phones.sit("abcdef", phone(n));
      assertThat(screen.now(id, "abcdef").orElseThrow().counts()).isNull();
      chose("abcdef", n, 1);
    }
    RoomScreen.Now now = screen.now(id, "abcdef").orElseThrow();
    assertThat(now.counts()).containsExactly(5, 0);
    assertThat(now.seated()).isEqualTo(5);
    assertThat(now.words()).isEqualTo(WORDS);
    step(id, SessionDesk.Step.SHOWN, 2);
    wrote("abcdef", 1, "Luces", false);
    wrote("abcdef", 2, "919 555 0100", false);
    UUID light =
        words(id).stream()
            .filter(one -> one.words().equals("Luces"))
            .findFirst()
            .orElseThrow()
            .id();
    look(Role.ANALYST, sight -> Optional.of(sight.sessions().letThrough(light, true)));
    assertThat(screen.now(id, "abcdef").orElseThrow().said()).containsExactly("Luces");
    // Other words of the same phone wait again.
    wrote("abcdef", 1, "Otra cosa", false);
    assertThat(screen.now(id, "abcdef").orElseThrow().said()).isEmpty();
  }

  @Test
  void paperIsCountedAndTheSessionWrittenUpAfterwards() throws SQLException {
    long id = planned("abcdef", 10);
    Map<Integer, List<Integer>> sheets = Map.of(1, List.of(20, 15));
    assertThat(look(Role.ANALYST, sight -> sight.sessions().countPaper(id, sheets)))
        .contains(SessionDesk.Outcome.CLOSED);
    step(id, SessionDesk.Step.OPENED);
    step(id, SessionDesk.Step.SHOWN, 1);
    phones.sit("abcdef", phone(1));
    chose("abcdef", 1, 2);
    step(id, SessionDesk.Step.CLOSED);
    assertThat(look(Role.ANALYST, sight -> sight.sessions().countPaper(id, sheets)))
        .contains(SessionDesk.Outcome.DONE);
    assertThat(prompts(id).getFirst().paper()).containsExactly(20, 15);
    assertThat(new SessionBook(server.owner()).held()).isEmpty();
    StaffSession.Afterwards after = new StaffSession.Afterwards("25-49", WORDS, WORDS);
    assertThat(look(Role.ANALYST, sight -> sight.sessions().record(id, after)))
        .contains(SessionDesk.Outcome.DONE);
    assertThat(session(id).record()).isEqualTo(after);
    assertThat(new SessionBook(server.owner()).held())
        .singleElement()
        .satisfies(
            held -> {
              assertThat(held.questions()).hasSize(1);
              assertThat(held.questions().getFirst().chosen()).containsExactly(20L, 16L);
            });
  }

  /** Whatever a phone was told is kept is in the sums, also when the session closes meanwhile. */
  @Test
  void closingBesideAnsweringLosesNothing() throws Exception {
    long id = planned("abcdef", 200);
    step(id, SessionDesk.Step.OPENED);
    step(id, SessionDesk.Step.SHOWN, 1);
    for (int n = 1; n <= 60; n++) {
      phones.sit("abcdef", phone(n));
    }
    List<Future<Optional<Sessions.Outcome>>> all = new ArrayList<>();
    @Nullable Future<Optional<SessionDesk.Outcome>> closing = null;
    try (ExecutorService room = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 1; n <= 60; n++) {
        int number = n;
        all.add(room.submit(() -> chose("abcdef", number, 1)));
        if (n == 30) {
          closing = room.submit(() -> step(id, SessionDesk.Step.CLOSED));
        }
      }
    }
    assertThat(java.util.Objects.requireNonNull(closing).get()).contains(SessionDesk.Outcome.DONE);
    int kept = 0;
    for (Future<Optional<Sessions.Outcome>> one : all) {
      Sessions.Outcome outcome = one.get().orElseThrow();
      assertThat(outcome).isIn(Sessions.Outcome.DONE, Sessions.Outcome.LATE);
      kept += outcome == Sessions.Outcome.DONE ? 1 : 0;
    }
    assertThat(prompts(id).getFirst().phones().getFirst()).isEqualTo(kept);
    assertThat(session(id).state()).isEqualTo(StaffSession.State.CLOSED);
  }
}
