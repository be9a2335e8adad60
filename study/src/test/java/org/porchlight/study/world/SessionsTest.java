package org.porchlight.study.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.study.Server;
import org.porchlight.study.access.AccountEvent;
import org.porchlight.study.access.Accounts;
import org.porchlight.study.access.Looks;
import org.porchlight.study.access.NewAccount;
import org.porchlight.study.access.Reader;
import org.porchlight.study.access.Role;
import org.porchlight.study.access.SessionToken;
import org.porchlight.study.access.Sessions;
import org.porchlight.study.sql.Statements;

class SessionsTest {
  private static final Server server = Server.start();
  private static final String PASSWORD = "nine lanterns over the bridge";

  private Sessions sessions;
  private Accounts accounts;
  private long ana;

  SessionsTest() {
    sessions = new Sessions(server.workspace(), new SecureRandom());
    accounts = new Accounts(server.owner());
  }

  @BeforeEach
  void prepare() throws SQLException {
    server.newStudy();
    ana = accounts.add(account("ana", Role.ADMINISTRATOR), PASSWORD);
    server.asOwner("update study.account set must_change = false");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static NewAccount account(String login, Role role) {
    return new NewAccount(login, "Ana Ruiz", null, role, "es");
  }

  private SessionToken signIn() throws SQLException {
    return sessions.signIn("ana", PASSWORD).orElseThrow();
  }

  private static List<String> outcomes() throws SQLException {
    try (Connection connection = server.owner().getConnection()) {
      return new Statements(connection)
          .list("select outcome from study.sign_in order by id", row -> row.getString(1));
    }
  }

  @Test
  void whoSignsInIsKnownAgain() throws SQLException {
    Reader reader = sessions.reader(signIn()).orElseThrow();
    assertThat(reader)
        .isEqualTo(new Reader(ana, "Ana Ruiz", null, Role.ADMINISTRATOR, "es", false, false));
    assertThat(sessions.signIn("ANA", PASSWORD)).isPresent();
    assertThat(signIn().text()).hasSize(43).isNotEqualTo(signIn().text());
  }

  @Test
  void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() throws SQLException {
    assertThat(sessions.signIn("ana", "not this one at all")).isEmpty();
    assertThat(sessions.signIn("bea", PASSWORD)).isEmpty();
    assertThat(sessions.signIn("", "")).isEmpty();
    assertThat(sessions.signIn("a\0na", "\0")).isEmpty();
    assertThat(sessions.signIn("ana", "x".repeat(100_000))).isEmpty();
    assertThat(outcomes()).containsOnly("not-signed-in");
  }

  @Test
  void anUnknownNameTakesAsLongAsAWrongPassword() throws SQLException {
    List<Long> known = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      known.add(nanos("ana"));
      unknown.add(nanos("nobody" + i));
    }
    long least = Math.min(Collections.min(known), Collections.min(unknown));
    long most = Math.max(Collections.min(known), Collections.min(unknown));
    // The best of four each: a machine busy with other things slows some of them down.
    assertThat(most).isLessThan(3 * least);
  }

  private long nanos(String login) throws SQLException {
    long start = System.nanoTime();
    assertThat(sessions.signIn(login, "not this one at all")).isEmpty();
    return System.nanoTime() - start;
  }

  @Test
  void fiveFailuresLockAndOnlyAnAdministratorUnlocks() throws SQLException {
    long bea = accounts.add(account("bea", Role.ANALYST), PASSWORD);
    for (int i = 0; i < 4; i++) {
      assertThat(sessions.signIn("bea", "not this one at all")).isEmpty();
    }
    assertThat(sessions.signIn("bea", PASSWORD)).isPresent();
    for (int i = 0; i < 5; i++) {
      assertThat(sessions.signIn("bea", PASSWORD)).as("success starts the count anew").isPresent();
      assertThat(sessions.signIn("bea", "not this one at all")).isEmpty();
    }
    for (int i = 0; i < 4; i++) {
      assertThat(sessions.signIn("bea", "not this one at all")).isEmpty();
    }
    assertThat(sessions.signIn("bea", PASSWORD)).isEmpty();
    assertThat(outcomes()).contains("locked").endsWith("refused");
    Looks looks = new Looks(server.workspace());
    assertThat(
            looks.look(
                signIn(), "unlock", null, sight -> Optional.of(sight.accounts().unlock(bea))))
        .contains(true);
    assertThat(sessions.signIn("bea", "not this one at all")).isEmpty();
    assertThat(sessions.signIn("bea", PASSWORD)).isPresent();
  }

  @Test
  void failuresSpreadOverADayDoNotLock() throws SQLException {
    for (int i = 0; i < 7; i++) {
      assertThat(sessions.signIn("ana", "not this one at all")).isEmpty();
      server.asOwner(
          "alter table study.sign_in disable trigger grows;"
              + " update study.sign_in set at = at - interval '4 minutes';"
              + " alter table study.sign_in enable trigger grows");
    }
    assertThat(sessions.signIn("ana", PASSWORD)).isPresent();
  }

  @Test
  void aSessionEndsThirtyMinutesAfterItsLastRequest() throws SQLException {
    SessionToken token = signIn();
    server.asOwner("update study.session set seen_at = seen_at - interval '29 minutes'");
    assertThat(sessions.reader(token)).isPresent();
    server.asOwner("update study.session set seen_at = seen_at - interval '29 minutes'");
    assertThat(sessions.reader(token)).as("the request before made it last").isPresent();
    server.asOwner("update study.session set seen_at = seen_at - interval '31 minutes'");
    assertThat(sessions.reader(token)).isEmpty();
    assertThat(
            new Looks(server.workspace())
                .look(token, "x", null, sight -> Optional.of(sight.reader())))
        .isEmpty();
  }

  @Test
  void aSessionEndsTwelveHoursAfterItsFirstRequest() throws SQLException {
    SessionToken token = signIn();
    server.asOwner("update study.session set created_at = created_at - interval '11 hours'");
    assertThat(sessions.reader(token)).isPresent();
    server.asOwner("update study.session set created_at = created_at - interval '61 minutes'");
    assertThat(sessions.reader(token)).isEmpty();
  }

  @Test
  void signingOutEndsItOnTheServer() throws SQLException {
    SessionToken token = signIn();
    SessionToken other = signIn();
    sessions.signOut(token);
    sessions.signOut(token);
    sessions.signOut(SessionToken.of("made up"));
    assertThat(sessions.reader(token)).isEmpty();
    assertThat(sessions.reader(other)).isPresent();
    assertThat(outcomes()).containsExactly("signed-in", "signed-in", "signed-out");
  }

  @Test
  void aDisabledAccountLosesItsSessionsAtOnceAndGetsNoneBack() throws SQLException {
    long bea = accounts.add(account("bea", Role.ANALYST), PASSWORD);
    SessionToken token = sessions.signIn("bea", PASSWORD).orElseThrow();
    Looks looks = new Looks(server.workspace());
    SessionToken admin = signIn();
    assertThat(
            looks.look(admin, "disable", null, sight -> Optional.of(sight.accounts().disable(bea))))
        .contains(true);
    assertThat(sessions.reader(token)).isEmpty();
    assertThat(sessions.signIn("bea", PASSWORD)).isEmpty();
    assertThat(
            looks.look(admin, "enable", null, sight -> Optional.of(sight.accounts().enable(bea))))
        .contains(true);
    assertThat(sessions.reader(token)).as("the old session stays ended").isEmpty();
    assertThat(sessions.signIn("bea", PASSWORD)).isPresent();
    assertThat(
            looks.look(admin, "disable", null, sight -> Optional.of(sight.accounts().disable(ana))))
        .as("nobody disables the account they use")
        .contains(false);
  }

  @Test
  void changingThePasswordEndsTheOtherSessions() throws SQLException {
    SessionToken token = signIn();
    SessionToken other = signIn();
    String chosen = "eleven ferries under snow";
    assertThat(sessions.changePassword(token, "not this one at all", chosen))
        .isEqualTo(Sessions.Change.OLD_NOT_RIGHT);
    assertThat(sessions.changePassword(token, PASSWORD, "password1234"))
        .isEqualTo(Sessions.Change.OBJECTION);
    assertThat(sessions.changePassword(token, PASSWORD, chosen)).isEqualTo(Sessions.Change.DONE);
    assertThat(sessions.changePassword(SessionToken.of("x"), chosen, PASSWORD))
        .isEqualTo(Sessions.Change.NO_SESSION);
    assertThat(sessions.reader(token)).isPresent();
    assertThat(sessions.reader(other)).isEmpty();
    assertThat(sessions.signIn("ana", PASSWORD)).isEmpty();
    assertThat(sessions.signIn("ana", chosen)).isPresent();
  }

  @Test
  void theOldPasswordCannotBeGuessedThroughTheChangeForm() throws SQLException {
    SessionToken token = signIn();
    for (int i = 0; i < 5; i++) {
      assertThat(sessions.changePassword(token, "not this one at all", "eleven ferries and snow"))
          .isEqualTo(Sessions.Change.OLD_NOT_RIGHT);
    }
    assertThat(sessions.changePassword(token, PASSWORD, "eleven ferries under snow"))
        .isEqualTo(Sessions.Change.OLD_NOT_RIGHT);
  }

  @Test
  void whoGotAPasswordFromSomebodyElseMustChooseTheirOwnBeforeAnyLook() throws SQLException {
    SessionToken admin = signIn();
    Looks looks = new Looks(server.workspace());
    Optional<Long> bea =
        looks.look(
            admin,
            "add",
            null,
            sight -> sight.accounts().add(account("Bea", Role.ADMINISTRATOR), PASSWORD));
    assertThat(bea).isPresent();
    SessionToken token = sessions.signIn("bea", PASSWORD).orElseThrow();
    assertThat(sessions.reader(token).orElseThrow().mustChange()).isTrue();
    assertThat(looks.look(token, "x", null, sight -> Optional.of(sight.reader()))).isEmpty();
    assertThat(sessions.changePassword(token, PASSWORD, "eleven ferries under snow"))
        .isEqualTo(Sessions.Change.DONE);
    assertThat(looks.look(token, "x", null, sight -> Optional.of(sight.reader()))).isPresent();
  }

  @Test
  void onlyAdministratorsChangeAccounts() throws SQLException {
    for (Role role : List.of(Role.ANALYST, Role.PRIVACY_OFFICER)) {
      accounts.addForDemo(account("bea", role), "a");
      SessionToken token = sessions.signIn("bea", "a").orElseThrow();
      List<Boolean> done = new ArrayList<>();
      new Looks(server.workspace())
          .look(
              token,
              "x",
              null,
              sight -> {
                done.add(sight.accounts().disable(ana));
                done.add(sight.accounts().enable(ana));
                done.add(sight.accounts().unlock(ana));
                done.add(sight.accounts().setPassword(ana, PASSWORD));
                done.add(sight.accounts().add(account("cora", role), PASSWORD).isPresent());
                done.add(sight.accounts().find(ana).isPresent());
                return Optional.of(true);
              });
      assertThat(done).hasSize(6).containsOnly(false);
    }
  }

  @Test
  void whatIsDoneToAccountsStandsInTheTrail() throws SQLException {
    SessionToken admin = signIn();
    accounts.addForDemo(account("privacy", Role.PRIVACY_OFFICER), "a");
    Looks looks = new Looks(server.workspace());
    looks.look(
        admin,
        "add",
        null,
        sight -> {
          long bea = sight.accounts().add(account("bea", Role.ANALYST), PASSWORD).orElseThrow();
          assertThat(sight.accounts().add(account("BEA", Role.ANALYST), PASSWORD)).isEmpty();
          assertThat(sight.accounts().setPassword(bea, PASSWORD)).isTrue();
          return Optional.of(sight.accounts().disable(bea));
        });
    SessionToken officer = sessions.signIn("privacy", "a").orElseThrow();
    List<AccountEvent> events =
        looks
            .look(officer, "x", null, sight -> Optional.of(sight.trail().accounts(4, 0).lines()))
            .orElseThrow();
    assertThat(events)
        .extracting(AccountEvent::event)
        .containsExactly("signed-in", "disabled", "password-set", "added");
    assertThat(events.get(1).by()).isEqualTo(ana);
  }

  @Test
  void theTablesHoldNeitherPasswordsNorTokensNorUnknownNames() throws SQLException {
    SessionToken token = signIn();
    assertThat(sessions.signIn("zzcanarypassword", PASSWORD)).isEmpty();
    StringBuilder all = new StringBuilder();
    try (Connection connection = server.owner().getConnection()) {
      for (String table : List.of("account", "session", "sign_in", "look", "account_event")) {
        new Statements(connection)
            .list(
                "select t::text as line from study." + table + " t",
                row -> all.append(row.getString(1)));
      }
    }
    assertThat(all.toString())
        .contains("$argon2id$")
        .doesNotContain(PASSWORD, token.text(), "zzcanary");
  }

  @Test
  void closingTheDemoEndsItsSessions() throws SQLException {
    accounts.addForDemo(account("demo", Role.ANALYST), "a");
    SessionToken token = sessions.signIn("demo", "a").orElseThrow();
    accounts.closeDemo();
    assertThat(sessions.reader(token)).isEmpty();
    assertThat(sessions.signIn("demo", "a")).isEmpty();
    assertThat(sessions.signIn("ana", PASSWORD)).isPresent();
    assertThat(accounts.exists("Demo")).isTrue();
    assertThat(accounts.any()).isTrue();
  }
}
