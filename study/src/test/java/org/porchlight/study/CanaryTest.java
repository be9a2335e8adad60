package org.porchlight.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.release.LocalText;
import org.porchlight.study.access.Accounts;
import org.porchlight.study.access.NewAccount;
import org.porchlight.study.access.Role;
import org.porchlight.study.access.SessionToken;
import org.porchlight.study.counts.RunFigures;
import org.porchlight.study.load.Loading;
import org.porchlight.study.load.NewMention;
import org.porchlight.study.load.StandingDecisions;
import org.porchlight.study.load.StudyLoad;
import org.porchlight.study.people.FrequentKind;
import org.porchlight.study.people.Particulars;

/** What identifies a person cannot be printed by accident. */
class CanaryTest {
  private static final String CANARY = "ZZCANARYSURNAME";
  private static final String HANDLE = "7ZK3M0Q8XA";

  /**
   * Components that may be printed: handles, which say nothing about whom they stand for, and words
   * of the city folder and of our own.
   */
  private static final Set<String> MAY_BE_PRINTED =
      Set.of("id", "person", "frequent", "agency", "source", "event", "release");

  /** Records without a word about any person. */
  private static final Set<String> NOT_ABOUT_PEOPLE =
      Set.of(
          "Band",
          "Concentration",
          "Comparison",
          "RunFigures",
          "RunNote",
          "CityNote",
          "AgencyNote",
          "SourceNote",
          "FieldEvidence",
          "Tie",
          "ProposalFacts",
          "TableChange",
          "Refused",
          "ProgramLook",
          "PackageNote",
          "Coarser",
          "PageSeen",
          "Lock",
          "Sighting",
          "Windows",
          "One",
          "Event");

  static Stream<Class<?>> records() throws IOException {
    Path classes =
        Path.of(StudySchema.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.startsWith("org/porchlight/study/") && name.endsWith(".class"))
          .filter(name -> !name.contains("package-info"))
          .<Class<?>>map(CanaryTest::load)
          .filter(Class::isRecord)
          .filter(type -> !type.getPackageName().endsWith(".world"))
          // About files; that none prints a code is tested in that room.
          .filter(type -> !type.getPackageName().endsWith(".sources"))
          .filter(type -> !NOT_ABOUT_PEOPLE.contains(type.getSimpleName()))
          .toList()
          .stream();
    }
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName(file.replace('/', '.').replace(".class", ""));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void noRecordPrintsWhatItHolds(Class<?> type) throws ReflectiveOperationException {
    Object record = filled(type);
    assertThat(record.toString()).doesNotContain(CANARY);
  }

  @Test
  void thereAreRecordsToTry() throws IOException {
    assertThat(records().map(Class::getSimpleName))
        .contains("Person", "PersonLine", "Particulars", "NewMention", "Reader", "DecisionLine");
  }

  private static Object filled(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(components[i].getName(), components[i].getGenericType());
    }
    var constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private static @Nullable Object value(String name, Type generic)
      throws ReflectiveOperationException {
    Class<?> type = (Class<?>) (generic instanceof ParameterizedType p ? p.getRawType() : generic);
    if (type == String.class) {
      return MAY_BE_PRINTED.contains(name) ? HANDLE : CANARY;
    }
    if (type == int.class || type == Integer.class) {
      return 1;
    }
    if (type == long.class || type == Long.class) {
      return 1L;
    }
    if (type == double.class) {
      return 1.0;
    }
    if (type == boolean.class) {
      return true;
    }
    if (type == LocalText.class) {
      return LocalText.same(CANARY);
    }
    if (type == Instant.class) {
      return Instant.EPOCH;
    }
    if (type == LocalDate.class) {
      return LocalDate.EPOCH;
    }
    if (type == ZoneId.class) {
      return ZoneOffset.UTC;
    }
    if (type == byte[].class) {
      return new byte[] {1};
    }
    if (type == float[].class) {
      return new float[] {1};
    }
    if (type == List.class) {
      return List.of(value("", argument(generic, 0)));
    }
    if (type == Map.class) {
      return Map.of(value("", argument(generic, 0)), value("", argument(generic, 1)));
    }
    if (type == Optional.class) {
      return Optional.empty();
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type.isRecord()) {
      return filled(type);
    }
    return type == Object.class ? CANARY : null;
  }

  private static Type argument(Type generic, int place) {
    Type argument = ((ParameterizedType) generic).getActualTypeArguments()[place];
    return argument instanceof Class || argument instanceof ParameterizedType
        ? argument
        : Object.class;
  }

  @Test
  void aSessionTokenIsNotPrinted() {
    assertThat(SessionToken.of(CANARY).toString()).doesNotContain(CANARY);
  }

  @Test
  void whatTheDatabaseRefusesIsNotQuoted() throws SQLException {
    try (Server server = Server.start()) {
      server.newStudy();
      Accounts accounts = new Accounts(server.owner());
      NewAccount taken = new NewAccount(CANARY, CANARY, null, Role.ANALYST, "en");
      accounts.add(taken, "nine lanterns over the bridge");
      assertSilent(() -> accounts.add(taken, "nine lanterns over the bridge"));
      assertSilent(
          () ->
              accounts.add(
                  new NewAccount(CANARY + " !", "x", CANARY, Role.ANALYST, "en"),
                  "nine lanterns over the bridge"));
      assertThatThrownBy(() -> accounts.add(taken, CANARY.substring(0, 10)))
          .hasMessageNotContaining(CANARY.substring(0, 10));
      assertSilent(() -> twiceTheSameRecord(server));
      assertSilent(() -> twiceTheSameUse(server));
    }
  }

  private static void twiceTheSameRecord(Server server) throws SQLException {
    try (Loading loading = begin(server)) {
      String handle = loading.newPerson();
      for (int i = 0; i < 2; i++) {
        loading.mention(
            new NewMention(
                i,
                "calls",
                CANARY,
                "subject",
                handle,
                new Particulars(CANARY, null, null, null, null, null, null, null),
                null,
                null,
                null,
                false,
                false,
                Map.of()));
      }
      loading.finish();
    }
  }

  private static void twiceTheSameUse(Server server) throws SQLException {
    try (Loading loading = begin(server)) {
      String handle = loading.frequent(FrequentKind.PLACE, CANARY);
      loading.frequentUse(handle, "calls", CANARY, null);
      loading.frequentUse(handle, "calls", CANARY, null);
      loading.finish();
    }
  }

  private static Loading begin(Server server) throws SQLException {
    server.asOwner(
        "insert into study.agency values ('x', '{\"en\": \"X\", \"es\": \"X\"}') on conflict do"
            + " nothing; insert into study.source values ('calls', 'x', 'CALL',"
            + " '{\"en\": \"X\", \"es\": \"X\"}', true, true, 'law') on conflict do nothing");
    return new StudyLoad(
            server.owner(), new SplittableRandom(1), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
        .begin(
            Instant.EPOCH,
            new RunFigures(1, 1, 1, 1, 1, List.of(), Map.of(), null),
            CANARY,
            new StandingDecisions(0, List.of()));
  }

  /** Something the database may refuse. */
  private interface Deed {
    void run() throws SQLException;
  }

  private static void assertSilent(Deed deed) {
    List<Throwable> said = new ArrayList<>();
    assertThatThrownBy(deed::run)
        .isInstanceOf(SQLException.class)
        .satisfies(
            thrown -> {
              for (Throwable t = thrown; t != null; t = t.getCause()) {
                said.add(t);
                said.addAll(List.of(t.getSuppressed()));
              }
            });
    assertThat(said).allSatisfy(t -> assertThat(t.toString()).doesNotContainIgnoringCase(CANARY));
  }
}
