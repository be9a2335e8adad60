package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Public sets of person records with known truth, through the command as a new user would run it.
 * Skipped where the property {@code porchlight.realData} is not set.
 */
class DedupeRealDataTest {
  private static final String FEBRL =
      "--role rec_id=record-id --role given_name=given-name --role surname=family-name"
          + " --role street_number=street-number --role address_1=street --role address_2=other"
          + " --role suburb=city --role postcode=postcode --role state=state"
          + " --role date_of_birth=birth-date --role soc_sec_id=id";
  private static final String RL =
      "--role rec_id=record-id --role fname_c1=given-name --role lname_c1=family-name"
          + " --role by=birth-year --role bm=birth-month --role bd=birth-day";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"febrl1, cluster, 1000, 0.99", "RLdata500, ent_id, 500, 0.97"})
  void personsAreFoundByRolesAlone(String set, String truth, int records, double floor) {
    String data = System.getProperty("porchlight.realData", "");
    if (data.isBlank()) {
      data = System.getenv().getOrDefault("PORCHLIGHT_REAL_DATA", "");
    }
    Path file = Path.of(data, "linkage", set + ".csv");
    assumeTrue(
        !data.isBlank() && Files.exists(file),
        "skipped: porchlight.realData is not set to a folder with linkage/" + set + ".csv");
    DedupeRun dedupe = new DedupeRun(folder);
    String roles = set.startsWith("febrl") ? FEBRL : RL;
    assertThat(dedupe.run(roles + " --truth " + truth + " --json OUT", file.toString()))
        .isEqualTo(0);
    JsonNode answer = JsonMapper.shared().readTree(dedupe.printed());
    assertThat(answer.get("records").asInt()).isEqualTo(records);
    assertThat(answer.get("f1").asDouble()).isGreaterThanOrEqualTo(floor);
    assertThat(answer.get("auto").get("precision").asDouble()).isGreaterThanOrEqualTo(0.985);
    assertThat(dedupe.answer()).hasSize(records + 1);
  }
}
