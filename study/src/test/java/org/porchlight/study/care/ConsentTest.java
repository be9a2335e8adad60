package org.porchlight.study.care;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.study.Server;
import org.porchlight.study.access.Sight;
import org.porchlight.study.people.MentionLine;

/** What a signature opens, for whom, and until when. */
class ConsentTest {
  private static Server server;
  private Harbor harbor;

  @BeforeAll
  static void start() {
    server = Server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void begin() throws SQLException {
    harbor = new Harbor(server);
  }

  /** One thing of each kind, written by safety and by justice, about both persons. */
  private void writeEverything() throws SQLException {
    for (String agency : List.of("safety", "justice")) {
      for (String person : List.of(harbor.one, harbor.two)) {
        String who = "'%s', '%s', 1".formatted(person, agency);
        harbor.asOwner(
            ("insert into study.care_outreach (person, agency, account, day, how, result)"
                    + " values (%1$s, '2026-06-01', 'visit', 'reached');"
                    + "insert into study.care_assessment (person, agency, account, day, words,"
                    + " strengths, hopes, needs, again_on) values (%1$s, '2026-06-01', 'ww', 'ss',"
                    + " 'hh', '{\"housing\": \"now\"}', '2026-09-01');"
                    + "insert into study.care_goal (person, agency, account, words)"
                    + " values (%1$s, 'A home');"
                    + "insert into study.care_plan (person, agency, account, status)"
                    + " values (%1$s, 'active');"
                    + "insert into study.care_task (person, agency, account, owner, what, due)"
                    + " values (%1$s, 'police', 'Call', '2026-07-01');"
                    + "insert into study.care_note (person, agency, account, class, words)"
                    + " values (%1$s, 'notes', 'nn'), (%1$s, 'health', 'nn'),"
                    + " (%1$s, 'substance-use', 'nn');"
                    + "insert into study.care_card (person, agency, account, helps, avoid, contact)"
                    + " values (%1$s, 'hh', 'aa', 'cc');")
                .formatted(who));
      }
    }
  }

  /** What a reader has before them: person, agency and kind of everything. */
  private static Set<String> seen(Sight sight, List<String> persons) throws SQLException {
    Set<String> seen = new TreeSet<>();
    CareDesk care = sight.care();
    for (String person : persons) {
      List<Entry> plan = new ArrayList<>(care.outreach(person));
      plan.addAll(care.goals(person));
      plan.addAll(care.tasks(person));
      care.plan(person).ifPresent(plan::add);
      plan.forEach(entry -> seen.add(person + " " + entry.agency() + " plan"));
      care.assessments(person).forEach(e -> seen.add(person + " " + e.agency() + " needs"));
      care.notes(person).forEach(e -> seen.add(person + " " + e.agency() + " " + e.kind()));
      for (MentionLine line :
          sight.people().find(person).map(one -> one.mentions()).orElse(List.of())) {
        seen.add(person + " " + line.source().replace("-records", "") + " contacts");
      }
    }
    care.cards().forEach(card -> seen.add(card.person() + " " + card.agency() + " card"));
    return seen;
  }

  /** One consent of a random world. */
  private record Given(
      String person,
      List<String> disclosers,
      List<String> recipients,
      List<String> kinds,
      LocalDate from,
      LocalDate to,
      boolean revoked) {
    boolean holds() {
      return !revoked && !Harbor.TODAY.isBefore(from) && !Harbor.TODAY.isAfter(to);
    }
  }

  private static List<String> some(RandomGenerator dice, List<String> all) {
    List<String> some = new ArrayList<>(all);
    some.removeIf(_ -> dice.nextInt(3) == 0);
    return some.isEmpty() ? List.of(all.get(dice.nextInt(all.size()))) : some;
  }

  /** The same question asked of the rows by whoever reads the law and not the schema. */
  private static boolean mayRead(
      List<Given> all, String reader, String person, String agency, String kind) {
    boolean partner = reader.equals("safety") || reader.equals("justice");
    if (kind.equals("contacts") ? reader.equals(agency) : partner && reader.equals(agency)) {
      return true;
    }
    if (!partner && !(reader.equals("police") && kind.equals("card"))) {
      return false;
    }
    return all.stream()
        .filter(Given::holds)
        .anyMatch(
            one ->
                one.person().equals(person)
                    && one.disclosers().contains(agency)
                    && one.recipients().contains(reader)
                    && one.kinds().contains(kind));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everythingIsSeenByWhomItWasMeantForAndByNobodyElse(long seed) throws SQLException {
    RandomGenerator dice = new SplittableRandom(seed);
    writeEverything();
    List<Given> all = new ArrayList<>();
    List<String> persons = List.of(harbor.one, harbor.two);
    for (int i = 0; i < 5; i++) {
      LocalDate from = Harbor.TODAY.minusDays(dice.nextInt(-3, 200));
      Given one =
          new Given(
              persons.get(dice.nextInt(2)),
              some(dice, List.of("safety", "justice", "clerk")),
              some(dice, Harbor.AGENCIES),
              some(dice, Release.KINDS),
              from,
              from.plusDays(dice.nextInt(1, 365)),
              dice.nextInt(4) == 0);
      all.add(one);
      harbor.asOwner(insert(one));
    }
    for (String reader : Harbor.AGENCIES) {
      Set<String> expected = new TreeSet<>();
      for (String person : persons) {
        for (String agency : Harbor.AGENCIES) {
          for (String kind : Release.KINDS) {
            boolean there =
                kind.equals("contacts")
                    ? person.equals(harbor.two) || agency.equals("safety")
                    : agency.equals("safety") || agency.equals("justice");
            if (there && mayRead(all, reader, person, agency, kind)) {
              expected.add(person + " " + agency + " " + kind);
            }
          }
        }
      }
      Set<String> seen =
          harbor.find(reader, sight -> Optional.of(seen(sight, persons))).orElseThrow();
      // A card that another one covers is not shown: the newest is.
      expected.removeIf(
          line -> line.endsWith(" card") && !seen.contains(line) && covered(line, seen));
      assertThat(seen).as("%s, seed %d", reader, seed).isEqualTo(expected);
    }
  }

  private static boolean covered(String line, Set<String> seen) {
    String person = line.substring(0, line.indexOf(' '));
    return seen.contains(person + " justice card") && line.contains(" safety ");
  }

  private static String insert(Given one) {
    UnaryOperator<String> revoked = value -> one.revoked() ? value : "null";
    return ("insert into study.consent (person, handles, form, language, name, disclosers, kinds,"
            + " recipients, purpose, signed_on, expires_on, signer, signature, signed_how, told,"
            + " account, agency, revoked_at, revoked_by, revoked_how) values ('%1$s', '{%1$s}',"
            + " 'f', 'en', 'Ana Ruiz', '{%2$s}', '{%3$s}', '{%4$s}', 'care', '%5$s', '%6$s',"
            + " 'person', 'Ana Ruiz', 'screen', true, 1, 'safety', %7$s, %8$s, %9$s)")
        .formatted(
            one.person(),
            String.join(",", one.disclosers()),
            String.join(",", one.kinds()),
            String.join(",", one.recipients()),
            one.from(),
            one.to(),
            revoked.apply("now()"),
            revoked.apply("1"),
            revoked.apply("'in-person'"));
  }

  @Test
  void aRevocationHoldsFromTheNextReadOn() throws SQLException {
    harbor.enroll(harbor.one);
    writeEverything();
    assertThat(harbor.find("justice", sight -> sight.care().find(harbor.one))).isEmpty();
    long consent = requireNonNull(harbor.keep(harbor.one, Harbor.release()));
    List<String> one = List.of(harbor.one);
    assertThat(harbor.find("justice", sight -> Optional.of(seen(sight, one))).orElseThrow())
        .contains(harbor.one + " safety health", harbor.one + " safety contacts");
    assertThat(
            harbor
                .find("police", sight -> Optional.of(sight.care().card(harbor.one)))
                .orElseThrow())
        .isPresent();
    assertThat(
            harbor
                .find(
                    "police",
                    sight -> Optional.of(sight.people().names(one).getOrDefault(harbor.one, "")))
                .orElseThrow())
        .isEqualTo("Ana Ruiz");
    assertThat(
            harbor
                .find("police", sight -> Optional.of(sight.consents().revoke(consent, "by-phone")))
                .orElseThrow())
        .as("the police take no revocation")
        .isFalse();
    assertThat(
            harbor
                .find("justice", sight -> Optional.of(sight.consents().revoke(consent, "by-phone")))
                .orElseThrow())
        .isTrue();
    assertThat(harbor.find("justice", sight -> sight.care().find(harbor.one))).isEmpty();
    assertThat(harbor.find("police", sight -> Optional.of(sight.care().cards())).orElseThrow())
        .isEmpty();
    assertThat(
            harbor
                .find("safety", sight -> Optional.of(sight.consents().revoke(consent, "in-person")))
                .orElseThrow())
        .as("it is revoked once")
        .isFalse();
  }

  @Test
  void theLastDayIsTheLast() throws SQLException {
    harbor.enroll(harbor.one);
    writeEverything();
    harbor.keep(harbor.one, Harbor.release());
    harbor.asOwner("update study.city set today = '2026-12-27'");
    assertThat(harbor.find("police", sight -> Optional.of(sight.care().cards())).orElseThrow())
        .hasSize(1);
    harbor.asOwner("update study.city set today = '2026-12-28'");
    assertThat(harbor.find("police", sight -> Optional.of(sight.care().cards())).orElseThrow())
        .isEmpty();
  }

  @Test
  void whoeverIsJoinedLaterDidNotAgree() throws SQLException {
    harbor.enroll(harbor.one);
    writeEverything();
    harbor.keep(harbor.one, Harbor.release());
    harbor.asOwner(
        "update study.person set joined_into = '%1$s' where id = '%2$s';"
                .formatted(harbor.one, harbor.two)
            + "update study.mention set person = '%1$s' where person = '%2$s'"
                .formatted(harbor.one, harbor.two));
    assertThat(harbor.find("police", sight -> Optional.of(sight.care().cards())).orElseThrow())
        .isEmpty();
    assertThat(
            harbor
                .find("safety", sight -> Optional.of(sight.consents().of(harbor.one)))
                .orElseThrow())
        .singleElement()
        .matches(Consent::resting);
    harbor.keep(harbor.one, Harbor.release());
    assertThat(harbor.find("police", sight -> Optional.of(sight.care().cards())).orElseThrow())
        .isNotEmpty();
  }

  /** The elements of 42 CFR 2.31(a), each left out. */
  static Stream<Release> withoutAnElement() {
    Release r = Harbor.release();
    return Stream.of(
        copy(
            r,
            null,
            r.disclosers(),
            r.kinds(),
            r.recipients(),
            r.purpose(),
            r.expiresOn(),
            r.signature(),
            r.signedOn(),
            true,
            r.paper()),
        copy(
            r,
            r.name(),
            null,
            r.kinds(),
            r.recipients(),
            r.purpose(),
            r.expiresOn(),
            r.signature(),
            r.signedOn(),
            true,
            r.paper()),
        copy(
            r,
            r.name(),
            r.disclosers(),
            null,
            r.recipients(),
            r.purpose(),
            r.expiresOn(),
            r.signature(),
            r.signedOn(),
            true,
            r.paper()),
        copy(
            r,
            r.name(),
            r.disclosers(),
            List.of(),
            r.recipients(),
            r.purpose(),
            r.expiresOn(),
            r.signature(),
            r.signedOn(),
            true,
            r.paper()),
        copy(
            r,
            r.name(),
            r.disclosers(),
            r.kinds(),
            null,
            r.purpose(),
            r.expiresOn(),
            r.signature(),
            r.signedOn(),
            true,
            r.paper()),
        copy(
            r,
            r.name(),
            r.disclosers(),
            r.kinds(),
            r.recipients(),
            null,
            r.expiresOn(),
            r.signature(),
            r.signedOn(),
            true,
            r.paper()),
        copy(
            r,
            r.name(),
            r.disclosers(),
            r.kinds(),
            r.recipients(),
            "immigration",
            r.expiresOn(),
            r.signature(),
            r.signedOn(),
            true,
            r.paper()),
        copy(
            r,
            r.name(),
            r.disclosers(),
            r.kinds(),
            r.recipients(),
            r.purpose(),
            null,
            r.signature(),
            r.signedOn(),
            true,
            r.paper()),
        copy(
            r,
            r.name(),
            r.disclosers(),
            r.kinds(),
            r.recipients(),
            r.purpose(),
            Harbor.TODAY.plusYears(1).plusDays(1),
            r.signature(),
            r.signedOn(),
            true,
            r.paper()),
        copy(
            r,
            r.name(),
            r.disclosers(),
            r.kinds(),
            r.recipients(),
            r.purpose(),
            r.expiresOn(),
            null,
            r.signedOn(),
            true,
            r.paper()),
        copy(
            r,
            r.name(),
            r.disclosers(),
            r.kinds(),
            r.recipients(),
            r.purpose(),
            r.expiresOn(),
            r.signature(),
            null,
            true,
            r.paper()),
        copy(
            r,
            r.name(),
            r.disclosers(),
            r.kinds(),
            r.recipients(),
            r.purpose(),
            r.expiresOn(),
            r.signature(),
            r.signedOn(),
            false,
            r.paper()),
        copy(
            r,
            r.name(),
            r.disclosers(),
            r.kinds(),
            r.recipients(),
            r.purpose(),
            r.expiresOn(),
            r.signature(),
            r.signedOn(),
            true,
            null));
  }

  private static Release copy(
      Release r,
      @org.jspecify.annotations.Nullable String name,
      @org.jspecify.annotations.Nullable List<String> disclosers,
      @org.jspecify.annotations.Nullable List<String> kinds,
      @org.jspecify.annotations.Nullable List<String> recipients,
      @org.jspecify.annotations.Nullable String purpose,
      @org.jspecify.annotations.Nullable LocalDate expiresOn,
      @org.jspecify.annotations.Nullable String signature,
      @org.jspecify.annotations.Nullable LocalDate signedOn,
      boolean told,
      @org.jspecify.annotations.Nullable String paper) {
    return new Release(
        r.form(),
        r.language(),
        name,
        disclosers,
        kinds,
        recipients,
        purpose,
        signedOn,
        expiresOn,
        r.signer(),
        signature,
        r.signedHow(),
        paper,
        told);
  }

  @ParameterizedTest
  @MethodSource("withoutAnElement")
  void whatLacksAnElementIsNotKept(Release release) throws SQLException {
    harbor.enroll(harbor.one);
    assertThatThrownBy(() -> harbor.keep(harbor.one, release))
        .isInstanceOf(SQLException.class)
        .extracting(thrown -> ((SQLException) thrown).getSQLState())
        .isIn("23502", "23514");
    assertThat(
            harbor
                .find("safety", sight -> Optional.of(sight.consents().of(harbor.one)))
                .orElseThrow())
        .isEmpty();
  }

  @Test
  void nobodyWhoTakesNoPartCanBeNamed() throws SQLException {
    harbor.enroll(harbor.one);
    Release r = Harbor.release();
    Release clerk =
        copy(
            r,
            r.name(),
            r.disclosers(),
            r.kinds(),
            List.of("clerk"),
            r.purpose(),
            r.expiresOn(),
            r.signature(),
            r.signedOn(),
            true,
            r.paper());
    assertThat(harbor.keep(harbor.one, clerk)).isNull();
    Release withoutCard =
        copy(
            r,
            r.name(),
            r.disclosers(),
            List.of("plan"),
            List.of("police"),
            r.purpose(),
            r.expiresOn(),
            r.signature(),
            r.signedOn(),
            true,
            r.paper());
    assertThat(harbor.keep(harbor.one, withoutCard)).as("the police and the plan").isNull();
    assertThat(harbor.keep(harbor.two, r)).as("nobody put them forward").isNull();
  }

  @Test
  void aRefusalChangesNothing() throws SQLException {
    harbor.enroll(harbor.one);
    assertThat(
            harbor
                .find("safety", sight -> Optional.of(sight.consents().refuse(harbor.one, "no")))
                .orElseThrow())
        .isTrue();
    assertThat(
            harbor
                .find("safety", sight -> Optional.of(sight.enrolments().of(harbor.one)))
                .orElseThrow()
                .getFirst()
                .step())
        .isEqualTo(Step.ENROLLED);
    assertThat(
            harbor
                .find("safety", sight -> Optional.of(sight.consents().refusals(harbor.one)))
                .orElseThrow())
        .hasSize(1);
  }

  @Test
  void thePrivacyOfficerSeesThatThereWasOneAndNoName() throws SQLException {
    harbor.enroll(harbor.one);
    harbor.keep(harbor.one, Harbor.release());
    assertThat(
            harbor
                .find("privacy", sight -> Optional.of(sight.consents().accounting(harbor.one)))
                .orElseThrow())
        .singleElement()
        .satisfies(given -> assertThat(given.recipients()).containsExactly("justice", "police"));
    assertThat(
            harbor
                .find("privacy", sight -> Optional.of(sight.consents().of(harbor.one)))
                .orElseThrow())
        .isEmpty();
    assertThat(
            harbor
                .find("safety", sight -> Optional.of(sight.consents().accounting(harbor.one)))
                .orElseThrow())
        .isEmpty();
  }
}
