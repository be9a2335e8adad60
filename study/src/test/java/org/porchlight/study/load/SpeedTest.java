package org.porchlight.study.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.porchlight.study.Server;
import org.porchlight.study.access.Accounts;
import org.porchlight.study.access.Looks;
import org.porchlight.study.access.NewAccount;
import org.porchlight.study.access.Role;
import org.porchlight.study.access.SessionToken;
import org.porchlight.study.access.Sessions;
import org.porchlight.study.counts.Comparison;
import org.porchlight.study.counts.RunFigures;
import org.porchlight.study.people.FrequentKind;
import org.porchlight.study.people.Particulars;
import org.porchlight.study.people.Person;
import org.porchlight.study.people.PersonLine;
import org.porchlight.study.sql.Page;

/** A city of 600,000 mentions: how long it takes to load, and to look at. */
@Tag("long")
class SpeedTest {
  private static final int MENTIONS = 600_000;
  private static final Instant END = Instant.parse("2026-10-31T12:00:00Z");
  private static final String[] SOURCES = {"crisis", "police", "fire", "jail", "reports"};
  private static final Clock CLOCK = Clock.fixed(END, ZoneOffset.UTC);

  private final TestReporter reporter;

  SpeedTest(TestReporter reporter) {
    this.reporter = reporter;
  }

  @Test
  void aCityIsLoadedInSecondsAndLookedAtInAMoment() throws SQLException {
    try (Server server = Server.start()) {
      server.newStudy();
      towns(server);
      Duration load = timed("load", () -> load(server, new SplittableRandom(7)));
      timed("second load", () -> load(server, new SplittableRandom(8)));
      assertThat(load).isLessThan(Duration.ofSeconds(90));
      new Accounts(server.owner())
          .addForDemo(new NewAccount("stew", "Stew", "a-crisis", Role.STEWARD, "en"), "stew");
      SessionToken token =
          new Sessions(server.workspace(), new SecureRandom()).signIn("stew", "stew").orElseThrow();
      Looks looks = new Looks(server.workspace());
      for (int round = 0; round < 2; round++) {
        for (int window : new int[] {30, 365, 3650}) {
          for (Optional<String> agency : List.of(Optional.<String>empty(), Optional.of("a-fire"))) {
            long start = System.nanoTime();
            Page<PersonLine> page =
                timedLook(
                    looks,
                    token,
                    "list %d %s".formatted(window, agency),
                    s -> Optional.of(s.people().list(agency, window, 5, 50, 0)));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("generous, for machines busy with other things")
                .isLessThan(Duration.ofSeconds(4));
            if (window == 3650) {
              String top = page.lines().getFirst().id();
              Person person = timedLook(looks, token, "person", s -> s.people().find(top));
              assertThat(person.mentions()).hasSizeGreaterThan(50);
            }
          }
        }
        timedLook(looks, token, "near misses", s -> Optional.of(s.nearMisses().list(50, 0)));
        var numbers =
            timedLook(
                looks,
                token,
                "numbers",
                s -> Optional.of(s.frequents().list(FrequentKind.NUMBER, 365, 50, 0)));
        timedLook(looks, token, "number", s -> s.frequents().find(numbers.lines().getFirst().id()));
        timedLook(looks, token, "agencies", s -> Optional.of(s.agencies()));
      }
    }
  }

  private interface Deed {
    void run() throws SQLException;
  }

  private Duration timed(String what, Deed deed) throws SQLException {
    long start = System.nanoTime();
    deed.run();
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    reporter.publishEntry(what, taken.toMillis() + " ms");
    return taken;
  }

  private <T> T timedLook(Looks looks, SessionToken token, String what, Looks.Reading<T> reading)
      throws SQLException {
    List<T> seen = new ArrayList<>();
    timed(what, () -> seen.add(looks.look(token, "GET /x", null, reading).orElseThrow()));
    return seen.getFirst();
  }

  private static void towns(Server server) throws SQLException {
    server.asOwner(
        "insert into study.city values (true, 'x', '{\"en\":\"X\",\"es\":\"X\"}', true, null,"
            + " 'America/New_York', null, 365, '{30,90,365}', '{5,10,20,40}')");
    for (String s : SOURCES) {
      server.asOwner(
          "insert into study.agency values ('a-%1$s', '{\"en\":\"X\",\"es\":\"X\"}')".formatted(s));
      server.asOwner(
          ("insert into study.source values ('%1$s', 'a-%1$s', 'CALL',"
                  + " '{\"en\":\"X\",\"es\":\"X\"}', true, true, 'law', null, null)")
              .formatted(s));
      if (!s.equals("jail")) {
        server.asOwner(
            "insert into study.sight values ('%1$s', 'a-crisis')".formatted(s)
                + " on conflict do nothing");
      }
    }
  }

  private static void load(Server server, RandomGenerator dice) throws SQLException {
    StudyLoad study = new StudyLoad(server.owner(), dice, CLOCK);
    assertThat(study.previousPersons().size()).isIn(0, MENTIONS);
    try (Loading loading =
        study.begin(
            END,
            new RunFigures(
                MENTIONS,
                1,
                1,
                3,
                9,
                List.of(
                    new Comparison("name", List.of("exact", "other")),
                    new Comparison("born", List.of("exact", "other"))),
                Map.of(),
                null),
            "model",
            study.decisions())) {
      List<String> persons = new ArrayList<>();
      for (int i = 0; i < 200_000; i++) {
        persons.add(loading.newPerson());
      }
      for (int i = 0; i < MENTIONS; i++) {
        String source = SOURCES[dice.nextInt(SOURCES.length)];
        double skew = dice.nextDouble();
        int person = (int) (200_000 * Math.pow(skew, 1.5));
        loading.mention(
            new NewMention(
                i,
                source,
                "R-2026-" + i,
                "subject",
                persons.get(person),
                new Particulars(
                    null,
                    "Given" + person % 500,
                    "Family" + person % 3000,
                    "19%02d-0%d-1%d".formatted(person % 90, person % 9 + 1, person % 10),
                    "F",
                    null,
                    "919555" + person % 10000,
                    person % 900 + " Main St"),
                person % 700 + " Oak Ave",
                END.minus(dice.nextInt(365 * 24), ChronoUnit.HOURS),
                null,
                true,
                dice.nextInt(20) == 0,
                Map.of("nature", "welfare-check", "disposition", "report")));
        if (i > 0) {
          loading.tie(
              new NewTie(i, dice.nextInt(i), 12.5, new byte[] {0, 1}, new float[] {9.5f, -2f}));
        }
        if (i > 0 && i % 60 == 0) {
          loading.nearMiss(
              new NewTie(i, dice.nextInt(i), 1.5, new byte[] {0, 1}, new float[] {9.5f, -2f}));
        }
      }
      for (int f = 0; f < 300; f++) {
        String id = loading.frequent(FrequentKind.NUMBER, "9195550" + f);
        for (int u = 0; u < 200; u++) {
          loading.frequentUse(
              id,
              SOURCES[u % SOURCES.length],
              "R-" + f + "-" + u,
              END.minus(dice.nextInt(365 * 24), ChronoUnit.HOURS));
        }
      }
      loading.completeTo("fire", LocalDate.of(2026, 10, 31));
      loading.finish();
    }
  }
}
