package org.porchlight.study.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.Source;
import org.porchlight.city.TypeTree;

/** What the example city folder says of its sources. */
class SourceMappingTest {
  private static final City CITY = CityFolder.read(Path.of("../examples/durham"));

  @Test
  void everyFieldStandsInItWithItsColumnAndWhetherItIsAboutAPerson() {
    for (Source source : CITY.sources().values()) {
      SourceMapping mapping = SourceMapping.of(CITY, source);
      assertThat(mapping.fields())
          .as(source.id())
          .extracting(SourceMapping.FieldLine::field)
          .containsExactlyElementsOf(source.fields().keySet());
      for (SourceMapping.FieldLine field : mapping.fields()) {
        assertThat(field.column())
            .isEqualTo(Objects.requireNonNull(source.fields().get(field.field())).column());
        assertThat(field.personal()).isEqualTo(source.kind().isPersonal(field.field()));
      }
      assertThat(mapping.types().keySet()).noneMatch(source.kind()::isPersonal);
      assertThat(mapping.uses().keySet()).isEqualTo(mapping.types().keySet());
    }
  }

  @Test
  void theTypesOfAFieldAreTheLeavesOfItsTreeAndOneTakesUnknownCodes() {
    int tables = 0;
    for (Source source : CITY.sources().values()) {
      for (var types : SourceMapping.of(CITY, source).types().entrySet()) {
        tables++;
        assertThat(types.getValue().stream().filter(SourceMapping.TypeLine::catches)).hasSize(1);
        assertThat(CITY.typeTrees().values())
            .extracting(TypeTree::leaves)
            .contains(types.getValue().stream().map(SourceMapping.TypeLine::code).toList());
      }
    }
    assertThat(tables).isPositive();
  }
}
