package org.porchlight.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Public sets of person records with known truth, by roles alone. Floors lie a little under what is
 * reached. Skipped where the property {@code porchlight.realData} is not set.
 */
class RealDataTest {
  private static final String FEBRL =
      "given_name=given-name surname=family-name street_number=street-number address_1=street"
          + " address_2=other suburb=city postcode=postcode state=state"
          + " date_of_birth=birth-date soc_sec_id=id";
  private static final String RL =
      "fname_c1=given-name lname_c1=family-name by=birth-year bm=birth-month bd=birth-day";
  private static final String FAKE =
      "first_name=given-name surname=family-name dob=birth-date city=city email=email";

  @ParameterizedTest
  @CsvSource({
    "febrl1, cluster, 0.995",
    "febrl2, cluster, 0.996",
    "febrl3, cluster, 0.993",
    "RLdata500, ent_id, 0.975",
    "RLdata10000, ent_id, 0.970",
    "splink_fake_1000, cluster, 0.975"
  })
  void personsAreFoundByRolesAlone(String set, String truthColumn, double floor)
      throws IOException {
    String roles = set.startsWith("febrl") ? FEBRL : set.startsWith("RL") ? RL : FAKE;
    List<List<String>> lines = read(set);
    List<String> head = lines.get(0);
    List<Records.Column> columns = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (String role : roles.split(" ", -1)) {
      int equals = role.indexOf('=');
      columns.add(
          new Records.Column(
              role.substring(0, equals), Role.find(role.substring(equals + 1)).orElseThrow()));
      places.add(head.indexOf(role.substring(0, equals)));
    }
    Records.Builder builder = Records.builder(columns);
    List<String> truth = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      builder.add("row " + truth.size(), places.stream().map(line::get).toList());
      truth.add(line.get(head.indexOf(truthColumn)));
    }
    LinkResult result = Linker.create().link(builder.build());
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

  private static List<List<String>> read(String set) throws IOException {
    String folder = System.getProperty("porchlight.realData", "");
    if (folder.isBlank()) {
      folder = System.getenv().getOrDefault("PORCHLIGHT_REAL_DATA", "");
    }
    Path file = Path.of(folder, "linkage", set + ".csv");
    assumeTrue(
        !folder.isBlank() && Files.exists(file),
        "skipped: porchlight.realData is not set to a folder with linkage/" + set + ".csv");
    List<List<String>> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      List<String> cells = new ArrayList<>();
      for (String cell : line.split(",", -1)) {
        cells.add(cell.replace("\"", ""));
      }
      lines.add(cells);
    }
    return lines;
  }
}
