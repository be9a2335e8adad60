package org.porchlight.records.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.porchlight.city.TypeTree;
import org.porchlight.release.LocalText;

class CodeTableTest {
  private static final TypeTree TREE = tree();

  private static TypeTree tree() {
    Map<String, TypeTree.Node> nodes = new LinkedHashMap<>();
    nodes.put("all", new TypeTree.Node("all", null, "all", LocalText.same("All")));
    nodes.put("theft", new TypeTree.Node("theft", "all", "type", LocalText.same("Theft")));
    nodes.put("other", new TypeTree.Node("other", "all", "type", LocalText.same("Other")));
    return new TypeTree("offense", "other", nodes);
  }

  @Test
  void aCodeIsFoundAsItStandsElseWithoutCaseAndDoubledBlanks() {
    CodeTable codes = new CodeTable(Map.of("LARCENY - CAR", "theft"), TREE);
    assertThat(codes.find("LARCENY - CAR")).isEqualTo("theft");
    assertThat(codes.find("Larceny  -  Car")).isEqualTo("theft");
    assertThat(codes.find("theft")).as("a standard type stands for itself").isEqualTo("theft");
    assertThat(codes.find("LARCENY")).isNull();
  }

  @Test
  void codesThatDifferOnlyInCaseKeepTheirMeanings() {
    CodeTable codes = new CodeTable(Map.of("a", "theft", "A", "other"), TREE);
    assertThat(codes.find("a")).isEqualTo("theft");
    assertThat(codes.find("A")).isEqualTo("other");
    assertThat(codes.find(" a")).isNull();
  }

  @Test
  void onlyUnknownCodesThatComeOftenAreKeptByName() {
    CodeTable codes = new CodeTable(Map.of(), TREE);
    for (int i = 0; i < 3; i++) {
      assertThat(codes.unmapped("NEWCODE")).isEqualTo("other");
      codes.unmapped("x".repeat(41));
    }
    codes.unmapped("Smith, John");
    assertThat(codes.unknown()).containsOnly(Map.entry("NEWCODE", 3L));
  }
}
