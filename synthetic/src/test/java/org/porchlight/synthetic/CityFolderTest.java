package org.porchlight.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.porchlight.city.City;
import org.porchlight.city.Plan;
import org.porchlight.city.PlanFile;
import org.porchlight.city.RecordKind;
import org.porchlight.city.Source;
import org.porchlight.city.TableSpec;
import org.porchlight.city.TypeTree;

/**
 * What is written is a city folder that holds together. Reading it at all proves it has no problem.
 */
class CityFolderTest {
  private static final TestCity SMALL = TestCity.of(TestCity.SMALL);
  private static final City CITY = SMALL.city();

  @Test
  void everyFileOfTheListIsWrittenAndNoOtherYaml() throws IOException {
    try (Stream<Path> walk = Files.walk(SMALL.folder())) {
      List<String> yaml =
          walk.map(path -> SMALL.folder().relativize(path).toString().replace('\\', '/'))
              .filter(name -> name.endsWith(".yaml"))
              .toList();
      assertThat(yaml).containsExactlyInAnyOrderElementsOf(CityFiles.NAMES);
    }
  }

  @Test
  void everyMappedColumnStandsInItsFile() throws IOException {
    for (Source source : CITY.sources().values()) {
      Path file = SMALL.folder().resolve("extracts").resolve(source.file());
      String header;
      try (Stream<String> lines = Files.lines(file, Charset.forName(source.layout().encoding()))) {
        header = lines.findFirst().orElseThrow();
      }
      List<String> columns = List.of(header.split("[" + source.layout().delimiter() + "]", -1));
      assertThat(columns).contains("note");
      assertThat(source.fields().values()).allMatch(field -> columns.contains(field.column()));
      assertThat(source.key()).allMatch(columns::contains);
    }
  }

  /** A code that agencies use and the city has not mapped is there on purpose and is rare. */
  @Test
  void codesInTheFilesAreMappedButForAFew() {
    TestCity middle = TestCity.of(TestCity.MIDDLE);
    for (Source source : CITY.sources().values()) {
      source
          .codes()
          .forEach(
              (field, codes) -> {
                var rows = middle.rows(source.id());
                long unmapped =
                    rows.stream()
                        .map(row -> middle.value(source.id(), row, field))
                        .filter(code -> !code.isEmpty() && !codes.containsKey(code))
                        .count();
                assertThat(unmapped)
                    .as("unmapped codes of %s in %s", field, source.id())
                    .isLessThanOrEqualTo(rows.size() / 120);
                Set<String> used = new TreeSet<>();
                rows.forEach(row -> used.add(middle.value(source.id(), row, field)));
                assertThat(used).as("%s of %s", field, source.id()).containsAll(codes.keySet());
              });
    }
  }

  /** Every mapped type is a single type of the tree that counts it. */
  @Test
  void codesLeadToSingleTypesOfTheTreesThatCountThem() {
    for (TableSpec table : CITY.tables().values()) {
      if (table.what() instanceof TableSpec.What.Count count) {
        TypeTree tree = tree(count);
        var codes = SMALL.source(table.source()).codes().get(count.field());
        if (codes != null) {
          assertThat(tree.leaves()).as(table.id()).containsAll(codes.values());
        }
      }
      table
          .where()
          .forEach(
              (field, values) -> {
                var codes = SMALL.source(table.source()).codes().get(field);
                if (codes != null) {
                  assertThat(codes.values()).as(table.id()).containsAll(values);
                }
              });
    }
  }

  /** A type without a tier would be sensitive; here each was decided about. */
  @Test
  void everySingleTypeHasATier() {
    for (TypeTree tree : CITY.typeTrees().values()) {
      assertThat(CITY.disclosure().tierOfType().get(tree.id()))
          .as(tree.id())
          .containsOnlyKeys(tree.leaves());
    }
  }

  /** No table of a guarded or sensitive type is cut by beats: they cross the neighborhoods. */
  @Test
  void onlyOpenTypesAreCountedByBeat() {
    for (TableSpec table : CITY.tables().values()) {
      for (var grain : table.grains()) {
        if (grain.area().equals("beats") && table.what() instanceof TableSpec.What.Count count) {
          TypeTree tree = tree(count);
          for (String type : grain.types()) {
            assertThat(tree.leavesUnder(type))
                .allMatch(
                    leaf ->
                        CITY.disclosure().tier(count.tree(), leaf)
                            == org.porchlight.release.Tier.OPEN);
          }
        }
      }
    }
  }

  @Test
  void sensitiveTypesStayWithTheCityAndItsDistricts() {
    for (TableSpec table : CITY.tables().values()) {
      for (var grain : table.grains()) {
        if (grain.area().equals("neighborhoods")
            && table.what() instanceof TableSpec.What.Count count) {
          TypeTree tree = tree(count);
          for (String type : grain.types()) {
            assertThat(tree.leavesUnder(type))
                .as("%s in %s", type, table.id())
                .noneMatch(
                    leaf ->
                        CITY.disclosure().tier(count.tree(), leaf)
                            == org.porchlight.release.Tier.SENSITIVE);
          }
        }
      }
    }
  }

  @Test
  void everyTopicButThePlanHasTablesAndALead() {
    for (var topic : CITY.topics()) {
      if (!topic.id().equals("plan")) {
        assertThat(CITY.tables().values()).anyMatch(table -> table.topic().equals(topic.id()));
        assertThat(topic.lead()).isNotNull();
      }
    }
    assertThat(CITY.topics()).hasSize(7);
  }

  @Test
  void personalFieldsAreMappedInAllFilesThatHavePeople() {
    for (Source source : CITY.sources().values()) {
      if (source.legal().link()) {
        assertThat(source.fields().keySet()).anyMatch(source.kind()::isPersonal);
      }
    }
    assertThat(SMALL.source("911-calls").kind()).isEqualTo(RecordKind.CALL);
  }

  /** "Made-up data" stands in every row, every area, every settings file. */
  @Test
  void everyFileSaysThatItIsMadeUp() throws IOException {
    for (Source source : CITY.sources().values()) {
      assertThat(SMALL.rows(source.id()))
          .allMatch(row -> row.getField("note").equals(Extract.NOTE));
    }
    try (Stream<Path> walk = Files.walk(SMALL.folder())) {
      for (Path path : walk.filter(Files::isRegularFile).toList()) {
        String name = path.toString();
        if (name.endsWith(".yaml") || name.endsWith("json")) {
          assertThat(Files.readString(path)).as(name).containsIgnoringCase(Extract.NOTE);
        }
      }
    }
  }

  /**
   * The plan has five goals and the eight initiatives of the safety goal, and no reading problem.
   */
  @Test
  void thePlanIsThere() {
    Plan plan = PlanFile.read(CITY).orElseThrow().plan();
    assertThat(plan.goals()).hasSize(5);
    assertThat(
            plan.goals().stream()
                .flatMap(goal -> goal.objectives().stream())
                .flatMap(objective -> objective.initiatives().stream())
                .map(Plan.Initiative::number))
        .containsExactly("2.11", "2.12", "2.13", "2.21", "2.22", "2.23", "2.31", "2.32");
  }

  private static TypeTree tree(TableSpec.What.Count count) {
    return java.util.Objects.requireNonNull(CITY.typeTrees().get(count.tree()), count.tree());
  }
}
