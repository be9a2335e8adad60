package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.City;
import org.porchlight.release.Dimension;
import org.porchlight.release.Member;
import org.porchlight.release.Tier;

class TypeAxisTest {
  @TempDir Path root;

  private TypeAxis shown(String... grains) {
    String table = Village.COUNTS.substring(0, Village.COUNTS.indexOf("grains:"));
    StringBuilder text = new StringBuilder(table).append("grains:\n");
    for (String types : grains) {
      text.append("  - {area: city, time: all, types: [").append(types).append("]}\n");
    }
    City city = Village.in(root).with("measures/calls-by-kind.yaml", text.toString()).city();
    return TypeAxis.of(city, city.table("calls-by-kind"));
  }

  @Test
  void aTotalTakesInThePartsThatItNeedsToAddUp() {
    TypeAxis axis = shown("all", "noise");
    assertThat(axis.dimension().members().stream().map(Member::id))
        .containsExactly("all", "order", "noise", "parking", "welfare", "other");
    assertThat(axis.dimension().sums())
        .containsExactly(
            new Dimension.Sum("all", List.of("order", "welfare", "other")),
            new Dimension.Sum("order", List.of("noise", "parking")));
  }

  @Test
  void aTotalAloneIsALeafAndTakesItsMostCarefulTier() {
    assertThat(shown("all").tierOfLeaf()).isEqualTo(Map.of("all", Tier.GUARDED));
    assertThat(shown("order", "welfare").dimension().sums()).isEmpty();
    assertThat(shown("order", "welfare").tierOfLeaf())
        .isEqualTo(Map.of("order", Tier.OPEN, "welfare", Tier.GUARDED));
  }
}
