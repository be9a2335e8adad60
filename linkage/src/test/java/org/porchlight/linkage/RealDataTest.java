package org.porchlight.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Public sets of person records with known truth, by roles alone. Floors lie a little under what is
 * reached. Skipped where the property {@code porchlight.realData} is not set.
 */
class RealDataTest {
  @ParameterizedTest
  @CsvSource({
    "febrl1, 0.995",
    "febrl2, 0.996",
    "febrl3, 0.993",
    "RLdata500, 0.975",
    "RLdata10000, 0.970",
    "splink_fake_1000, 0.975"
  })
  void personsAreFoundByRolesAlone(String set, double floor) throws IOException {
    PublicSet people = read(set);
    List<String> truth = people.truth();
    LinkResult result = Linker.create().link(people.records());
    Evaluation persons = Evaluation.of(result.personOfRow(), truth);
    Evaluation auto = Evaluation.of(result.personOfRowAt(result.model().auto()), truth);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: precision %.4f recall %.4f F1 %.4f B-cubed %.4f; auto %.4f %.4f; %d pairs",
            set,
            persons.precision(),
            persons.recall(),
            persons.f1(),
            persons.bcubed().f1(),
            auto.precision(),
            auto.recall(),
            result.pairs()));
    assertThat(persons.f1()).isGreaterThanOrEqualTo(floor);
    assertThat(auto.precision()).isGreaterThanOrEqualTo(0.985);
  }

  private static PublicSet read(String set) throws IOException {
    String folder = System.getProperty("porchlight.realData", "");
    if (folder.isBlank()) {
      folder = System.getenv().getOrDefault("PORCHLIGHT_REAL_DATA", "");
    }
    Path file = Path.of(folder, "linkage", set + ".csv");
    assumeTrue(
        !folder.isBlank() && Files.exists(file),
        "skipped: porchlight.realData is not set to a folder with linkage/" + set + ".csv");
    return PublicSet.read(file);
  }
}
