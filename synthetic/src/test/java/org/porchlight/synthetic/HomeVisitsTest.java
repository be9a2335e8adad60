package org.porchlight.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.porchlight.city.Program;
import org.porchlight.city.ProgramFiles;

/** The made-up program is what its city folder says, and does what its truth says. */
class HomeVisitsTest {
  private static final TestCity CITY = TestCity.of(TestCity.MIDDLE);

  @Test
  void theFolderSaysWhatTheTruthDoes() {
    List<Program> programs = ProgramFiles.read(CITY.city());
    assertThat(programs).hasSize(1);
    Program program = programs.getFirst();
    assertThat(program.start()).isEqualTo(HomeVisits.START);
    assertThat(program.rule().window()).isEqualTo(HomeVisits.WINDOW);
    assertThat(program.outcomes()).containsExactly("fire", "police");
  }

  /** Each line of the team's list names a record that was there before the program started. */
  @Test
  void theListNamesRecordsOfTheFireDepartment() throws IOException {
    List<String> lines = Files.readAllLines(CITY.folder().resolve("served/home-visits.csv"));
    assertThat(lines).hasSize(1 + HomeVisits.SERVED).doesNotHaveDuplicates();
    assertThat(lines.getFirst()).isEqualTo("source,record,role");
    List<String> known =
        CITY.rows("fire-responses").stream().map(row -> row.getField("Incident_Number")).toList();
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = line.split(",", -1);
      assertThat(parts[0]).isEqualTo("fire-responses");
      assertThat(parts[2]).isEqualTo("patient");
      assertThat(known).contains(parts[1]);
    }
  }

  /**
   * Many worlds: the fire department's contacts fall to the part that is kept, the police's not.
   */
  @Test
  void theVisitsKeepAwayThreeInFourAtOneDepartmentAndNothingAtTheOther() {
    long[] served = new long[2];
    CityClock clock = new CityClock(3);
    for (int seed = 0; seed < 40; seed++) {
      Rng rng = new Rng(seed);
      Population people =
          new Population(
              2_000,
              new AddressBook(new CityMap(), 900, rng.fork("addresses")),
              new NameBook(),
              clock,
              rng.fork("people"));
      Neighbors neighbors = new Neighbors(people, clock, 0.01, rng.fork("neighbors"));
      HomeVisits visits = new HomeVisits(people, clock, neighbors, rng.fork("home-visits"));
      for (int day = visits.start(); day < visits.start() + 180; day++) {
        served[0] += visits.fireOn(day).stream().filter(visits::isServed).count();
        served[1] += visits.policeOn(day).stream().filter(visits::isServed).count();
      }
    }
    assertThat((double) served[0] / served[1]).isBetween(0.23, 0.27);
  }
}
