package org.porchlight.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.porchlight");

  /** Each rule with the class, among the offenders of this module's tests, that breaks it. */
  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(
            HouseRules.THE_PUBLIC_SIDE_KNOWS_ONLY_WHAT_IS_PUBLIC,
            org.porchlight.hub.offenders.ReadsRecords.class),
        Arguments.of(
            HouseRules.THE_PUBLIC_SIDE_KNOWS_ONLY_WHAT_IS_PUBLIC,
            org.porchlight.webkit.offenders.DecidesItself.class),
        Arguments.of(
            HouseRules.THE_PUBLIC_SIDE_CANNOT_NAME_A_PERSON,
            org.porchlight.hub.offenders.NamesAPerson.class),
        Arguments.of(
            HouseRules.THE_PUBLIC_SIDE_CANNOT_NAME_A_PERSON,
            org.porchlight.webkit.offenders.DrawsALink.class),
        Arguments.of(
            HouseRules.THE_WORKSPACE_KNOWS_PERSONS_ONLY_FROM_THE_STUDY,
            org.porchlight.workspace.offenders.ReadsTheLake.class),
        Arguments.of(
            HouseRules.THE_STUDY_IS_NO_SERVER,
            org.porchlight.study.offenders.AnswersRequests.class),
        Arguments.of(
            HouseRules.THE_WORKSPACE_OPENS_NO_STATEMENT,
            org.porchlight.workspace.offenders.AsksForItself.class),
        Arguments.of(
            HouseRules.THE_WORKSPACE_OPENS_NO_STATEMENT,
            org.porchlight.workspace.offenders.BorrowsTheStatements.class),
        Arguments.of(
            HouseRules.ONLY_THE_STUDY_OPENS_STATEMENTS_ON_ITSELF,
            org.porchlight.workspace.offenders.BorrowsTheStatements.class),
        Arguments.of(
            HouseRules.THE_ATTACKER_STANDS_ALONE,
            org.porchlight.attacker.offenders.BorrowsTheReader.class),
        Arguments.of(
            HouseRules.DISCLOSURE_IS_PURE, org.porchlight.disclosure.offenders.ReadsFiles.class),
        Arguments.of(
            HouseRules.ONLY_DISCLOSURE_MAKES_RELEASED_TABLES,
            org.porchlight.pipeline.offenders.MakesItsOwnTable.class),
        Arguments.of(
            HouseRules.LINKAGE_IS_BUILT_FLOOR_BY_FLOOR,
            org.porchlight.linkage.values.offenders.KnowsARun.class),
        Arguments.of(
            HouseRules.NAMES_MEAN_SOMETHING, org.porchlight.pipeline.offenders.TableHelper.class),
        Arguments.of(
            HouseRules.STREAMS_BELONG_TO_THE_COMMAND,
            org.porchlight.pipeline.offenders.PrintsByItself.class),
        Arguments.of(
            HouseRules.TIME_AND_CHANCE_COME_IN_FROM_OUTSIDE,
            org.porchlight.pipeline.offenders.ReadsTheClock.class),
        Arguments.of(
            HouseRules.TIME_AND_CHANCE_COME_IN_FROM_OUTSIDE,
            org.porchlight.pipeline.offenders.RollsDice.class),
        Arguments.of(
            HouseRules.SECRETS_ARE_MADE_IN_FEW_PLACES,
            org.porchlight.pipeline.offenders.KeepsASecret.class),
        Arguments.of(
            HouseRules.EVERY_PACKAGE_IS_NULL_MARKED,
            org.porchlight.pipeline.offenders.unmarked.NobodyChecks.class));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theHouseKeepsTheRule(ArchRule rule, Class<?> offender) {
    assertThat(offender).isNotNull();
    rule.check(HOUSE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleCatchesAnOffender(ArchRule rule, Class<?> offender) {
    JavaClasses classes = new ClassFileImporter().importClasses(offender);
    assertThatThrownBy(() -> rule.check(classes)).hasMessageContaining(offender.getSimpleName());
  }

  static Stream<String> modules() {
    return HouseRules.MODULES.stream();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void packagesOfAModuleNeedEachOtherInOneDirection(String module) {
    assertThat(HOUSE.stream().map(type -> type.getPackageName()))
        .as("the module is on the class path")
        .anyMatch(name -> name.startsWith("org.porchlight." + module));
    HouseRules.noCyclesIn(module).check(HOUSE);
  }

  @Test
  void aCircleOfPackagesIsCaught() {
    JavaClasses circle =
        new ClassFileImporter().importPackages("org.porchlight.pipeline.offenders");
    assertThatThrownBy(() -> HouseRules.noCyclesIn("pipeline.offenders").check(circle))
        .hasMessageContaining("Cycle detected");
  }

  @Test
  void everyExceptionStillExists() {
    for (Map<String, String> exceptions :
        List.of(
            HouseRules.MAY_USE_STREAMS,
            HouseRules.MAY_READ_THE_CLOCK,
            HouseRules.MAY_MAKE_SECRETS,
            HouseRules.MAY_ASK_THE_STUDY_ITSELF)) {
      exceptions.forEach(
          (name, reason) -> {
            assertThat(HOUSE.contain(name)).as(name).isTrue();
            assertThat(reason).isNotBlank();
          });
    }
  }
}
