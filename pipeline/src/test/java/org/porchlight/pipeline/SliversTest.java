package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.attacker.Attacker;
import org.porchlight.disclosure.TrueCell;
import org.porchlight.release.Dimension;
import org.porchlight.release.LinkedSet;
import org.porchlight.release.Release;
import org.porchlight.release.Releases;

/** Two layers that cross: four districts, and nine wards whose borders are elsewhere. */
class SliversTest {
  private static final String TABLE =
      Village.COUNTS.substring(0, Village.COUNTS.indexOf("grains:"))
          + """
          grains:
            - {area: city, time: year}
            - {area: districts, time: quarter}
            - {area: wards, time: quarter}
          """;

  private static final String WARDS =
      """
      name: {en: Wards, es: Barrios}
      singular: {en: ward, es: barrio}
      detail: district
      file: wards.geojson
      id-property: id
      """;

  @TempDir Path root;

  private Village village(List<Village.Call> calls) {
    return Village.in(root)
        .with("areas/wards.yaml", WARDS)
        .with("areas/wards.geojson", Village.squares(3))
        .with("measures/calls-by-kind.yaml", TABLE)
        .calls(calls);
  }

  /** One table alone makes a set, since its own layers tie its counts together. */
  @Test
  void everyOverlapIsCountedAndEveryAreaIsAllOfItsOverlaps() throws IOException {
    List<Village.Call> calls = Village.draw(new Random(5), 900);
    Catalogue catalogue = village(calls).measure();
    LinkedSet set = catalogue.links().getFirst();
    Map<String, Long> overlaps = new HashMap<>();
    for (TrueCell.Counted cell : catalogue.overlaps()) {
      assertThat(cell.key().table()).isEqualTo(set.id());
      overlaps.put(
          cell.key().area() + " " + cell.key().time() + " " + cell.key().type(), cell.count());
    }
    int checked = 0;
    for (TrueCell cell : catalogue.candidates().getFirst().cells()) {
      for (Dimension.Sum sum : set.area().sums()) {
        if (sum.whole().equals(cell.key().area()) && sum.parts().getFirst().contains("&")) {
          String type = set.tables().getFirst().common(cell.key().type());
          assertThat(
                  sum.parts().stream()
                      .mapToLong(
                          part ->
                              overlaps.getOrDefault(
                                  part + " " + cell.key().time() + " " + type, 0L))
                      .sum())
              .as("%s", cell.key())
              .isEqualTo(((TrueCell.Counted) cell).count());
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(300);
    assertThat(catalogue.proposal().between()).isEqualTo(catalogue.overlaps()).isNotEmpty();
    // The ward in the middle lies in all four districts; one at a corner in one only.
    assertThat(parts(set, "wards:11")).hasSize(4);
    assertThat(parts(set, "wards:00")).hasSize(1);
  }

  private static List<String> parts(LinkedSet set, String area) {
    return set.area().sums().stream()
        .filter(sum -> sum.whole().equals(area))
        .findFirst()
        .orElseThrow()
        .parts();
  }

  @Test
  void nobodyWorksOutASliverFromFilesToRelease() {
    Village village = village(Village.draw(new Random(7), 3_000));
    Publication publication = village.run().publication();
    assertThat(publication.refusals()).isEmpty();
    Path releases = village.home().resolve("releases");
    Release release = new Releases(releases).latest().orElseThrow();
    assertThat(release.manifest().linked())
        .singleElement()
        .satisfies(
            set ->
                assertThat(set.area().sums())
                    .anyMatch(sum -> sum.parts().stream().anyMatch(part -> part.contains("&"))));
    assertThat(publication.hidden()).isLessThan(publication.cells());
    assertThat(Attacker.attack(new Releases(releases).folders()).findings()).isEmpty();
  }

  /** What is public one by one has nothing to guard, and layers inside each other do not cross. */
  @Test
  void openTypesAndNestedLayersHaveNoSlivers() throws IOException {
    Catalogue open =
        village(Village.draw(new Random(9), 200))
            .with(
                "measures/calls-by-kind.yaml",
                TABLE.replace(
                    "{area: wards, time: quarter}", "{area: wards, time: quarter, types: [order]}"))
            .measure();
    assertThat(open.overlaps()).isEmpty();
    assertThat(open.links()).isEmpty();
    Catalogue nested =
        village(Village.draw(new Random(9), 200))
            .with("measures/calls-by-kind.yaml", TABLE.replace("wards", "blocks"))
            .measure();
    assertThat(nested.overlaps()).isEmpty();
  }
}
