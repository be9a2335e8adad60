package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.release.Manifest;
import org.porchlight.release.Pin;
import org.porchlight.release.Release;
import org.porchlight.release.ReleasedPins;
import org.porchlight.release.Spot;

/** Records on the map of a small place, from the agency's file to the release. */
class PinsTest {
  private static final String TABLE = "calls-by-kind";
  private static final String PINNED =
      Village.COUNTS_BY_MONTHS
          .replace("  - {area: hamlets, time: year, types: [all]}\n", "")
          .replace("grains:", "points: {types: [noise], hold: 9}\ngrains:");

  /** Houses of one street in a block: this far apart, in degrees, some ten metres. */
  private static final double STEP = 0.0001;

  @TempDir Path root;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private Village village;

  private List<Village.Call> calls = List.of();

  @BeforeEach
  void drawCalls() {
    village = village(root.resolve("one"), PINNED);
    calls = new ArrayList<>();
    Random random = new Random(5);
    String[] natures = {"noise", "noise", "parking", "welfare", "never heard of"};
    for (int i = 0; i < 1500; i++) {
      int block = random.nextInt(16);
      calls.add(
          new Village.Call(
              i,
              LocalDate.of(2024, 1, 1).plusDays(i == 0 ? 0 : i == 1 ? 595 : random.nextInt(596)),
              random.nextInt(86_400),
              60,
              natures[random.nextInt(natures.length)],
              "555-" + random.nextInt(300),
              east(block, random.nextInt(block == 0 ? 4 : 30)),
              north(block)));
    }
  }

  private static double east(int block, int house) {
    return (block % 4) * 0.25 + 0.1 + STEP * house;
  }

  private static double north(int block) {
    return Math.floorDiv(block, 4) * 0.25 + 0.1;
  }

  /** Thirty houses in each block but the first, which has seven. */
  private static Village village(Path folder, String counts) {
    StringBuilder addresses = new StringBuilder("number,street,x,y\n");
    for (int block = 0; block < 16; block++) {
      for (int house = 0; house < (block == 0 ? 7 : 30); house++) {
        addresses.append(
            "%d,Way %d,%s,%s%n"
                .formatted(
                    block * 1000 + house * 10,
                    block,
                    east(block, house),
                    north(block) + (house % 2) * STEP));
      }
    }
    Village village = Village.in(folder).with("measures/calls-by-kind.yaml", counts);
    try {
      String city = Files.readString(folder.resolve("city/city.yaml"));
      return village
          .with(
              "city.yaml",
              city
                  + "address-search: {file: addresses.csv, number: number, street: street, longitude: x, latitude: y}\n")
          .with("areas/addresses.csv", addresses.toString());
    } catch (IOException e) {
      throw new AssertionError("the folder of a test cannot be read", e);
    }
  }

  private static Clock on(String day) {
    return Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
  }

  private static Release release(Village village, String id) {
    return Release.open(village.home().resolve("releases").resolve(id));
  }

  private static ReleasedPins pins(Release release) {
    return release.pins().getFirst();
  }

  @Test
  void openRecordsStandAtSpotsOfEightAddressesAndNoOthersDo() {
    village.calls(calls).run(on("2025-08-20"));
    Release release = release(village, "0001");
    ReleasedPins pins = pins(release);
    assertThat(release.spots()).hasSizeGreaterThan(14).allMatch(spot -> spot.addresses() >= 8);
    assertThat(release.spots().stream().mapToInt(Spot::addresses).sum()).isEqualTo(15 * 30);
    assertThat(release.spots()).noneMatch(spot -> spot.areas().contains("blocks:00"));
    assertThat(pins.pins()).allMatch(pin -> pin.type().equals("noise"));
    LocalDate youngest = LocalDate.of(2025, 8, 11);
    assertThat(pins.pins()).noneMatch(pin -> pin.day().isAfter(youngest));
    assertThat(pins.pins())
        .allMatch(pin -> pin.preliminary() == pin.day().isAfter(LocalDate.of(2025, 7, 31)))
        .anyMatch(Pin::preliminary);
    long noise =
        calls.stream()
            .filter(call -> call.nature().equals("noise") && !call.day().isAfter(youngest))
            .count();
    assertThat(pins.pins().size() + pins.terms().notShown()).isEqualTo(noise);
    assertThat(pins.terms().notShown()).isPositive();
  }

  @Test
  void oneMoreRecordAddsOneRowAndChangesNoOther() {
    Village other = village(root.resolve("two"), PINNED);
    List<Village.Call> more = new ArrayList<>(calls);
    Village.Call like =
        calls.stream()
            .filter(call -> call.nature().equals("noise") && call.x() > 0.3)
            .filter(call -> call.day().isBefore(LocalDate.of(2025, 6, 1)))
            .findFirst()
            .orElseThrow();
    more.add(
        new Village.Call(
            9999, like.day(), 60, 60, "noise", "555-9", like.x() + STEP / 3, like.y()));
    village.calls(calls).run(on("2025-08-20"));
    other.calls(more).run(on("2025-08-20"));
    List<Pin> with = new ArrayList<>(pins(release(other, "0001")).pins());
    for (Pin pin : pins(release(village, "0001")).pins()) {
      assertThat(with.remove(pin)).isTrue();
    }
    assertThat(with).hasSize(1);
    assertThat(with.getFirst().day()).isEqualTo(like.day());
  }

  @Test
  void publishedMonthsStayLetterByLetterWhateverComesLate() throws IOException {
    village.calls(calls).run(on("2025-08-20"));
    List<Village.Call> later = new ArrayList<>(calls.subList(200, calls.size()));
    for (int i = 0; i < 200; i++) {
      Village.Call like = calls.get(i + 2);
      later.add(
          new Village.Call(
              20_000 + i,
              i < 100 ? like.day() : LocalDate.of(2025, 8, 19).plusDays(i % 60),
              60,
              60,
              "noise",
              "555-1",
              like.x(),
              like.y()));
    }
    village.calls(later).run(on("2025-10-20"));
    List<String> before = finalLines(release(village, "0001"), "2025-08");
    List<String> after = finalLines(release(village, "0002"), "2025-08");
    assertThat(after).isEqualTo(before).isNotEmpty();
    assertThat(pins(release(village, "0002")).pins())
        .anyMatch(pin -> !pin.preliminary() && pin.day().getMonthValue() == 9)
        .anyMatch(Pin::preliminary);
    assertThat(release(village, "0002").spots()).isEqualTo(release(village, "0001").spots());
  }

  /** Lines of the GeoJSON of all days before a month. */
  private static List<String> finalLines(Release release, String before) throws IOException {
    Manifest.PinsNote note = Objects.requireNonNull(release.manifest().pins());
    String file =
        new String(
            release.file(note.tables().getFirst().geojson()).orElseThrow(),
            java.nio.charset.StandardCharsets.UTF_8);
    return file.lines()
        .filter(line -> line.contains("\"day\":\""))
        .map(line -> line.replaceAll(",$", ""))
        .filter(line -> line.replaceAll(".*\"day\":\"", "").compareTo(before) < 0)
        .toList();
  }

  /** Parking is shown nowhere by block, where the total of all calls is. */
  @Test
  void recordsWithoutAnOpenTotalBesideACarefulOneAreLeftOut() {
    village = village(root.resolve("three"), PINNED.replace("[noise], hold", "[parking], hold"));
    RunResult result = village.calls(calls).run(on("2025-08-20"));
    Release release = release(village, "0001");
    assertThat(release.pins()).isEmpty();
    assertThat(release.manifest().pins()).isNull();
    assertThat(release.manifest().audit().withoutPins()).containsExactly(TABLE);
    assertThat(result.toString()).contains("no open total that holds parking is exact there");
  }
}
