package org.porchlight.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

/** What no module may do, in sentences. {@code HouseRulesTest} holds the house to them. */
final class HouseRules {
  private static final String US = "org.porchlight.";

  /** What the two public modules may know of ours; everything else is behind the wall. */
  static final ArchRule THE_PUBLIC_SIDE_KNOWS_ONLY_WHAT_IS_PUBLIC =
      noClasses()
          .that()
          .resideInAnyPackage(US + "hub..", US + "webkit..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.porchlight..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(
                              US + "hub..",
                              US + "webkit..",
                              US + "release..",
                              US + "commons..",
                              US + "city.."))))
          .because(
              "the public server reads releases and commons and nothing else"
                  + " (decision: hub-reads-releases-and-commons-only)");

  /** What is not on the class path cannot be shown by mistake. */
  static final ArchRule THE_PUBLIC_SIDE_CANNOT_NAME_A_PERSON =
      noClasses()
          .that()
          .resideInAnyPackage(US + "hub..", US + "webkit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              US + "study..",
              US + "workspace..",
              US + "linkage..",
              US + "pipeline..",
              US + "records..")
          .because("the public server has no class that can name a person");

  /** The restricted server has rows under row-level security, and nothing that was before them. */
  static final ArchRule THE_WORKSPACE_KNOWS_PERSONS_ONLY_FROM_THE_STUDY =
      noClasses()
          .that()
          .resideInAPackage(US + "workspace..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              US + "records..",
              US + "pipeline..",
              US + "linkage..",
              US + "synthetic..",
              US + "disclosure..",
              US + "attacker..",
              US + "commons..",
              US + "cli..",
              US + "hub..")
          .because("people are read only from the study, never from the lake or a link run");

  /** Who sees what is decided in the study, whoever asks. */
  static final ArchRule THE_STUDY_IS_NO_SERVER =
      noClasses()
          .that()
          .resideInAPackage(US + "study..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "jakarta.servlet..")
          .because("the study's law must not hang on a web framework");

  /** A statement of the workspace's own could look where no audit row stands. */
  static final ArchRule THE_WORKSPACE_OPENS_NO_STATEMENT =
      noClasses()
          .that()
          .resideInAPackage(US + "workspace..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.<JavaClass>or(
                  resideInAPackage("org.springframework.jdbc.."),
                  isOneOf(
                      US + "study.sql.Statements",
                      US + "study.sql.RowReader",
                      "java.sql.Connection",
                      "java.sql.Statement",
                      "java.sql.PreparedStatement",
                      "java.sql.CallableStatement",
                      "java.sql.ResultSet",
                      "java.sql.DriverManager")))
          .because("the workspace asks the study, which writes down every look");

  /** Who may open a statement on the study from outside it, and why. */
  static final Map<String, String> MAY_ASK_THE_STUDY_ITSELF =
      Map.of(US + "cli.NeighborsCommand", "reads counts as the owner; there are no people in them");

  static final ArchRule ONLY_THE_STUDY_OPENS_STATEMENTS_ON_ITSELF =
      noClasses()
          .that(areNotAmong(MAY_ASK_THE_STUDY_ITSELF))
          .and()
          .resideOutsideOfPackage(US + "study..")
          .should()
          .dependOnClassesThat(isOneOf(US + "study.sql.Statements", US + "study.sql.RowReader"))
          .because("what can be asked about people is the list of the study's own methods");

  /** Two programs that share a fault agree on it. */
  static final ArchRule THE_ATTACKER_STANDS_ALONE =
      noClasses()
          .that()
          .resideInAPackage(US + "attacker..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.porchlight..")
                  .and(DescribedPredicate.not(resideInAPackage(US + "attacker.."))))
          .because("an attacker that shares code with the defender shares its faults");

  /** A pure library: everything comes in as arguments. */
  static final ArchRule DISCLOSURE_IS_PURE =
      noClasses()
          .that()
          .resideInAPackage(US + "disclosure..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "tools.jackson..",
              "com.fasterxml.jackson..",
              "org.slf4j..",
              "java.util.logging..",
              "java.sql..",
              "java.nio.file..",
              "java.net..")
          .because("what may be shown is decided by numbers and rules alone");

  /** Only what passed the compiler may look as if it had. */
  static final ArchRule ONLY_DISCLOSURE_MAKES_RELEASED_TABLES =
      noClasses()
          .that()
          .resideOutsideOfPackages(US + "disclosure..", US + "release..")
          .should()
          .callMethodWhere(call(US + "release.ReleasedTable", "compiled"))
          .orShould()
          .callMethodWhere(call(US + "release.ReleasedPins", "compiled"))
          .because("a released table comes from a release decision and nowhere else");

  /** Names that say nothing. */
  static final ArchRule NAMES_MEAN_SOMETHING =
      noClasses()
          .that()
          .resideInAPackage("org.porchlight..")
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)")
          .orShould()
          .resideInAnyPackage("..common..", "..misc..", "..util..", "..utils..", "..helpers..")
          .because("a class is named after what it is; see docs/dictionary.md");

  /** Who may hold the process's own streams, and why. */
  static final Map<String, String> MAY_USE_STREAMS =
      Map.of(
          US + "cli.Porchlight", "hands the streams to the one place that prints",
          US + "hub.HubApplication", "says that it is ready, or why it cannot start",
          US + "workspace.WorkspaceApplication", "says that it is ready, or why it cannot start");

  static final ArchRule STREAMS_BELONG_TO_THE_COMMAND =
      noClasses()
          .that(areNotAmong(MAY_USE_STREAMS))
          .should()
          .accessFieldWhere(
              new DescribedPredicate<JavaAccess<?>>("System.out or System.err") {
                @Override
                public boolean test(JavaAccess<?> access) {
                  return access.getTargetOwner().isEquivalentTo(System.class)
                      && Set.of("out", "err").contains(access.getTarget().getName());
                }
              })
          .because("what people and programs read is decided in one place");

  /** Who may ask the machine for the time, and why. */
  static final Map<String, String> MAY_READ_THE_CLOCK =
      Map.of(
          US + "cli.Porchlight", "gives the one clock to everything else",
          US + "hub.HubApplication", "gives the one clock to everything else",
          US + "workspace.WorkspaceApplication", "gives the one clock to what it prints");

  static final ArchRule TIME_AND_CHANCE_COME_IN_FROM_OUTSIDE =
      noClasses()
          .that(areNotAmong(MAY_READ_THE_CLOCK))
          .should()
          .callMethodWhere(
              new DescribedPredicate<JavaMethodCall>("the system's clock or chance") {
                @Override
                public boolean test(JavaMethodCall call) {
                  JavaClass owner = call.getTargetOwner();
                  String name = call.getTarget().getName();
                  boolean bareNow =
                      owner.getPackageName().equals("java.time")
                          && name.equals("now")
                          && call.getTarget().getRawParameterTypes().stream()
                              .noneMatch(type -> type.isEquivalentTo(Clock.class));
                  return bareNow
                      || (owner.isEquivalentTo(Clock.class) && name.startsWith("system"))
                      || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
                      || (owner.isEquivalentTo(UUID.class) && name.equals("randomUUID"))
                      || (owner.isEquivalentTo(Math.class) && name.equals("random"))
                      || owner.getName().equals("java.util.concurrent.ThreadLocalRandom");
                }
              })
          .orShould()
          .callConstructor(Random.class)
          .because("a test must be able to set the day and the dice");

  /** Who may make chance that nobody can repeat, and why. */
  static final Map<String, String> MAY_MAKE_SECRETS =
      Map.ofEntries(
          Map.entry(US + "cli.AccountCommand", "salts a first password"),
          Map.entry(US + "cli.IncidentLog", "numbers an incident"),
          Map.entry(US + "cli.database.SecretFiles", "makes keys and database passwords"),
          Map.entry(US + "hub.frame.ProblemController", "numbers an incident"),
          Map.entry(
              US + "pipeline.link.LinkRun", "makes person ids that a real city cannot foresee"),
          Map.entry(
              US + "records.custody.Tombstones",
              "keys the hashes by which erased records are known"),
          Map.entry(US + "hub.frame.Turnstile", "makes the key that counts visitors"),
          Map.entry(US + "hub.frame.OnceADay", "makes the day's key that counts visitors"),
          Map.entry(US + "hub.sessions.PhoneController", "gives phones seats that nobody guesses"),
          Map.entry(US + "workspace.sessions.SessionsController", "makes the codes of sessions"),
          Map.entry(US + "hub.voices.Tickets", "signs forms and makes the codes of messages"),
          Map.entry(US + "records.lake.LakeKey", "makes the key of the lake"),
          Map.entry(US + "records.lake.Seal", "never seals twice with the same nonce"),
          Map.entry(US + "study.access.AccountList", "salts passwords"),
          Map.entry(US + "study.access.Accounts", "salts passwords"),
          Map.entry(US + "workspace.WorkspaceApplication", "gives it to sessions and passwords"),
          Map.entry(US + "workspace.frame.ProblemController", "numbers an incident"),
          Map.entry(US + "workspace.signin.BoundFormTokens", "marks a visitor before sign-in"));

  static final ArchRule SECRETS_ARE_MADE_IN_FEW_PLACES =
      noClasses()
          .that(areNotAmong(MAY_MAKE_SECRETS))
          .should()
          .callConstructor(SecureRandom.class)
          .because("chance that nobody can repeat is for secrets; all else has a seed");

  /** NullAway looks only where this stands. */
  static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
      classes()
          .that()
          .resideInAPackage("org.porchlight..")
          .and()
          .resideOutsideOfPackage("gg.jte..")
          .should(
              new ArchCondition<JavaClass>("stand in a package marked @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                  events.add(
                      new SimpleConditionEvent(
                          type,
                          marked,
                          "%s: its package has no package-info.java with @NullMarked; add one"
                              .formatted(type.getName())));
                }
              });

  /** The rooms of linkage from the ground up; "" is for the words that all of them share. */
  static final List<String> FLOORS_OF_LINKAGE =
      List.of(
          "workbench",
          "",
          "values",
          "names",
          "encoding",
          "entries",
          "comparing",
          "weighing",
          "blocking",
          "learning",
          "joining",
          "barenames",
          "outcome",
          "reporting",
          "stages");

  /** What applications call: the only classes of linkage's own package that know its rooms. */
  static final Set<String> DOORS_OF_LINKAGE =
      Set.of("Linker", "LinkResult", "PersonFinder", "Encoder");

  static final ArchRule LINKAGE_IS_BUILT_FLOOR_BY_FLOOR =
      classes()
          .that()
          .resideInAPackage(US + "linkage..")
          .and()
          .resideOutsideOfPackage(US + "linkage.spark..")
          .should(
              new ArchCondition<JavaClass>("use only what is on a lower floor, or in their room") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  type.getDirectDependenciesFromSelf().stream()
                      .map(Dependency::getTargetClass)
                      .map(JavaClass::getBaseComponentType)
                      .filter(used -> used.getPackageName().startsWith(US + "linkage"))
                      .filter(used -> floorInLinkage(used) > floorInLinkage(type))
                      .forEach(
                          used ->
                              events.add(
                                  SimpleConditionEvent.violated(
                                      type,
                                      "%s uses %s, which is built on it; see FLOORS_OF_LINKAGE"
                                          .formatted(type.getName(), used.getName()))));
                }
              })
          .because("a newcomer can read linkage from the ground up");

  private static int floorInLinkage(JavaClass type) {
    String inside = type.getPackageName().substring((US + "linkage").length());
    String room = inside.isEmpty() ? "" : inside.split("\\.", 3)[1];
    String outermost = type.getName().substring(type.getPackageName().length() + 1);
    if (room.isEmpty() && DOORS_OF_LINKAGE.contains(outermost.split("\\$", 2)[0])) {
      return FLOORS_OF_LINKAGE.size();
    }
    int floor = FLOORS_OF_LINKAGE.indexOf(room);
    if (floor < 0) {
      throw new IllegalStateException("no floor is named for " + type.getName());
    }
    return floor;
  }

  private HouseRules() {}

  /** Packages of one module that need each other in a circle cannot be understood one by one. */
  static ArchRule noCyclesIn(String module) {
    return slices()
        .matching(US + module + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .because("packages that need each other in a circle are one package");
  }

  /** The modules with packages inside. */
  static final List<String> MODULES =
      List.of(
          "release",
          "disclosure",
          "attacker",
          "city",
          "records",
          "commons",
          "linkage",
          "study",
          "pipeline",
          "webkit",
          "hub",
          "workspace",
          "synthetic",
          "cli");

  private static DescribedPredicate<JavaClass> areNotAmong(Map<String, String> exceptions) {
    return new DescribedPredicate<>("are not " + exceptions.keySet()) {
      @Override
      public boolean test(JavaClass type) {
        return type.getPackageName().startsWith("org.porchlight")
            && !exceptions.containsKey(type.getName());
      }
    };
  }

  private static DescribedPredicate<JavaClass> isOneOf(String... names) {
    return new DescribedPredicate<>("are one of " + List.of(names)) {
      @Override
      public boolean test(JavaClass type) {
        return List.of(names).contains(type.getName());
      }
    };
  }

  private static DescribedPredicate<JavaMethodCall> call(String owner, String method) {
    return new DescribedPredicate<>("%s.%s".formatted(owner, method)) {
      @Override
      public boolean test(JavaMethodCall call) {
        return call.getTargetOwner().getName().equals(owner)
            && call.getTarget().getName().equals(method);
      }
    };
  }
}
