package org.porchlight.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** Volumes, times, stories and faults of a city of 50,000 against what they were calibrated to. */
class CalibrationTest {
  private static final TestCity CITY = TestCity.of(TestCity.MIDDLE);
  private static final double SCALE = 50_000 / 283_000.0;

  @Test
  void yearlyVolumesScaleWithThePeople() {
    near(PhoneCenter.SOURCE, 335_000, 0.03);
    // The hundred of the home visits do not shrink with the city either.
    near(PoliceDesk.SOURCE, 128_790, HomeVisits.perYear(), 0.04);
    near(CrimeReports.SOURCE, 17_000, 0.04);
    near(FireDepartment.SOURCE, 45_000, HomeVisits.perYear(), 0.12);
    near(Crashes.SOURCE, 9_000, 0.05);
    near(Jail.SOURCE, 9_000, 0.2);
    // The 74 do not shrink with the city: about 900 of their responses come on top.
    near(CrisisTeams.SOURCE, 18_710, 0.25);
    assertThat(CITY.made().rows()).containsEntry(Survey.SOURCE, 1_650L);
  }

  private static void near(String source, double perYear, double tolerance) {
    near(source, perYear, 0, tolerance);
  }

  private static void near(String source, double perYear, double always, double tolerance) {
    double expected = (perYear * SCALE + always) * 2;
    long rows = CITY.made().rows().getOrDefault(source, 0L);
    assertThat((double) rows)
        .as(source)
        .isBetween(expected * (1 - tolerance), expected * (1 + tolerance));
    assertThat(CITY.rows(source)).hasSize((int) rows);
  }

  @Test
  void callsAreAnsweredAsStated() {
    List<Long> waits = new ArrayList<>();
    for (NamedCsvRecord row : CITY.rows(PhoneCenter.SOURCE)) {
      seconds(
              row,
              PhoneCenter.SOURCE,
              "call-received",
              "call-answered",
              text -> Instant.parse(text).getEpochSecond())
          .ifPresent(waits::add);
    }
    assertThat(within(waits, 10)).isBetween(0.82, 0.87);
    assertThat(within(waits, 15)).isBetween(0.84, 0.89);
    assertThat(within(waits, 20)).isBetween(0.88, 0.92);
    assertThat(within(waits, 60)).isBetween(0.985, 0.994);
    assertThat(Collections.min(waits)).isPositive();
  }

  @Test
  void urgentPoliceCallsTakeSixMinutes() {
    DateTimeFormatter american = strict("MM/dd/uuuu HH:mm:ss");
    List<Long> urgent = new ArrayList<>();
    int crisis = 0;
    int all = 0;
    for (NamedCsvRecord row : CITY.rows(PoliceDesk.SOURCE)) {
      all++;
      String code = row.getField("NATURE");
      crisis +=
          java.util.Arrays.stream(Nature.values())
                  .anyMatch(nature -> nature.name().equals(code) && nature.crisis)
              ? 1
              : 0;
      if (row.getField("PRI").equals("1")) {
        seconds(
                row,
                PoliceDesk.SOURCE,
                "call-received",
                "first-onscene",
                text -> LocalDateTime.parse(text, american).toEpochSecond(java.time.ZoneOffset.UTC))
            .ifPresent(urgent::add);
      }
    }
    double mean = urgent.stream().mapToLong(Long::longValue).average().orElseThrow();
    assertThat(mean / 60).isBetween(5.9, 6.3);
    assertThat(crisis / (double) all).isBetween(0.13, 0.19);
  }

  /** The JDK reads 30 February as the 28th unless it is told not to. */
  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  @Test
  void fireTimesHaveTheUsualTails() {
    ToLongFunction<String> read = text -> OffsetDateTime.parse(text).toEpochSecond();
    assertThat(ninety(FireDepartment.SOURCE, "call-received", "first-dispatched", read))
        .isBetween(60L, 75L);
    assertThat(ninety(FireDepartment.SOURCE, "first-dispatched", "enroute", read))
        .isBetween(80L, 95L);
    assertThat(ninety(FireDepartment.SOURCE, "enroute", "first-onscene", read))
        .isBetween(340L, 385L);
  }

  @Test
  void fireCodesChangeWithTheYear() {
    int old = 0;
    int neris = 0;
    for (NamedCsvRecord row : CITY.rows(FireDepartment.SOURCE)) {
      String alarm = row.getField("Alarm");
      if (row.getField("Incident_Type").contains("||")) {
        neris++;
        assertThat(alarm.startsWith("2026-") || alarm.startsWith("2024-02-31")).isTrue();
      } else {
        old++;
      }
    }
    assertThat(old).isGreaterThan(5_000);
    assertThat(neris).isGreaterThan(5_000);
  }

  @Test
  void careTeamsReachAboutHalfAndHardlyAnyoneAtNight() {
    DateTimeFormatter form = strict("uuuu/MM/dd HH:mm:ss");
    Map<String, Integer> stages = new HashMap<>();
    int night = 0;
    int nightReached = 0;
    int named = 0;
    int namedUnreached = 0;
    List<Long> arrivals = new ArrayList<>();
    for (NamedCsvRecord row : CITY.rows(CrisisTeams.SOURCE)) {
      String stage = row.getField("stage");
      stages.merge(stage, 1, Integer::sum);
      boolean hasName = !row.getField("neighbor").isEmpty();
      named += hasName ? 1 : 0;
      namedUnreached += hasName && !stage.equals("Reached") ? 1 : 0;
      seconds(
              row,
              CrisisTeams.SOURCE,
              "call-received",
              "first-onscene",
              text -> LocalDateTime.parse(text, form).toEpochSecond(java.time.ZoneOffset.UTC))
          .ifPresent(arrivals::add);
      String time = row.getField("call time");
      if (time.substring(11, 13).compareTo("06") < 0) {
        night++;
        nightReached += stage.equals("Reached") ? 1 : 0;
      }
    }
    int all = stages.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(stages.getOrDefault("Reached", 0) / (double) all).isBetween(0.5, 0.72);
    assertThat(nightReached / (double) night).isBetween(0.02, 0.2);
    assertThat(named).isGreaterThan(1_800);
    assertThat(namedUnreached).isZero();
    Collections.sort(arrivals);
    assertThat(arrivals.get(arrivals.size() / 2) / 60.0).isBetween(7.3, 7.9);
  }

  @Test
  void theStoriesAreInTheFiles() throws IOException {
    String truth = Files.readString(CITY.folder().resolve("truth/truth.json"));
    Map<String, Integer> phones = new HashMap<>();
    for (NamedCsvRecord row : CITY.rows(PhoneCenter.SOURCE)) {
      if (row.getField("RingUTC").startsWith("2026-03") && !row.getField("CallbackNo").isEmpty()) {
        phones.merge(row.getField("CallbackNo"), 1, Integer::sum);
      }
    }
    var most = Collections.max(phones.entrySet(), Map.Entry.comparingByValue());
    assertThat(most.getValue()).isGreaterThan(400);
    assertThat(truth).contains("\"phone\": \"" + most.getKey() + "\"");

    Map<String, Integer> bookings = new HashMap<>();
    Map<String, String> persons = new HashMap<>();
    for (NamedCsvRecord row :
        TestCity.rows(CITY.folder().resolve("truth/persons.csv"), StandardCharsets.UTF_8, ',')) {
      if (row.getField("source").equals(Jail.SOURCE)) {
        persons.put(row.getField("record"), row.getField("person"));
      }
    }
    for (NamedCsvRecord row : CITY.rows(Jail.SOURCE)) {
      String person = persons.get(row.getField("BOOKING"));
      if (person != null && row.getField("ENTRY").compareTo("2025-11-01") >= 0) {
        bookings.merge(person, 1, Integer::sum);
      }
    }
    assertThat(bookings.values().stream().filter(count -> count >= 24)).hasSize(7);

    String home = truth.replaceAll("(?s).*\"address\": \"([^\"]+)\".*", "$1");
    long visits =
        CITY.rows(PoliceDesk.SOURCE).stream()
                .filter(row -> at(home, row.getField("LOCN")))
                .filter(row -> row.getField("RCVD").substring(6, 10).equals("2026"))
                .count()
            + CITY.rows(FireDepartment.SOURCE).stream()
                .filter(row -> at(home, row.getField("Address")))
                .filter(row -> row.getField("Alarm").startsWith("2026"))
                .map(row -> row.getField("Incident_Number"))
                .distinct()
                .count();
    assertThat(visits).isBetween(150L, 190L);
  }

  private static boolean at(String home, String written) {
    String building = home.replaceAll(" Apt .*", "");
    return written.equalsIgnoreCase(home) || written.equalsIgnoreCase(building);
  }

  /** One month of fire responses stands in the file twice, word for word. */
  @Test
  void theDoubleMonthIsThere() {
    Map<List<String>, Integer> lines = new HashMap<>();
    for (NamedCsvRecord row : CITY.rows(FireDepartment.SOURCE)) {
      lines.merge(row.getFields(), 1, Integer::sum);
    }
    List<List<String>> twice =
        lines.entrySet().stream().filter(e -> e.getValue() > 1).map(Map.Entry::getKey).toList();
    assertThat(twice).hasSizeBetween(500, 800);
    assertThat(twice)
        .allMatch(
            fields ->
                fields.get(1).startsWith("2026-02") || fields.get(1).startsWith("2024-02-31"));
  }

  /** The hour that happens twice: two calls of one wall-clock time, an hour apart. */
  @Test
  void theHourThatHappensTwiceHasCalls() {
    assertThat(
            CITY.rows(PoliceDesk.SOURCE).stream()
                .filter(row -> row.getField("RCVD").equals("11/02/2025 01:30:00")))
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(CITY.rows(PoliceDesk.SOURCE))
        .noneMatch(row -> row.getField("RCVD").startsWith("03/08/2026 02:"));
  }

  /** Faults are as many as the truth says, and about two in a hundred rows have no usable place. */
  @Test
  void faultsAreCountedAndRare() throws IOException {
    String truth = Files.readString(CITY.folder().resolve("truth/truth.json"));
    List<NamedCsvRecord> police = CITY.rows(PoliceDesk.SOURCE);
    String line =
        truth.lines().filter(l -> l.contains("\"police-calls\": {")).findFirst().orElseThrow();
    assertThat(police.stream().filter(row -> row.getField("INC_NO").isEmpty()))
        .hasSize(number(line, "no-id"));
    assertThat(police.stream().filter(row -> row.getField("X").equals("0")))
        .hasSize(number(line, "zero-place"));
    assertThat(police.stream().filter(row -> row.getField("X").isEmpty()))
        .hasSize(number(line, "no-place"));
    assertThat(
            police.stream()
                .filter(
                    row ->
                        row.getField("X").startsWith("-63.")
                            || row.getField("X").startsWith("-64.")))
        .hasSize(number(line, "far-place"));
    assertThat(police.stream().filter(row -> row.getField("RCVD").matches("(02/30|00/00).*")))
        .hasSize(number(line, "bad-date"));
    assertThat(police.stream().filter(row -> row.getField("NATURE").startsWith("ZZ")))
        .hasSize(number(line, "unknown-code"));
    long distinct =
        police.stream()
            .map(row -> row.getField("INC_NO"))
            .filter(id -> !id.isEmpty())
            .distinct()
            .count();
    assertThat(distinct)
        .isEqualTo(police.size() - number(line, "no-id") - number(line, "double-id"));
    assertThat(number(line, "rows")).isEqualTo(police.size());
    double noPlace =
        number(line, "zero-place") + number(line, "far-place") + number(line, "no-place");
    assertThat(noPlace / police.size()).isBetween(0.015, 0.025);
  }

  /** Every row that truth names is in its file under that key. */
  @Test
  void truthNamesOnlyRowsThatAreThere() {
    Map<String, Set<String>> keys = new HashMap<>();
    for (String source :
        List.of(
            PoliceDesk.SOURCE,
            CrisisTeams.SOURCE,
            FireDepartment.SOURCE,
            CrimeReports.SOURCE,
            Jail.SOURCE)) {
      String key = CITY.source(source).key().getFirst();
      Set<String> ids = new HashSet<>();
      CITY.rows(source).forEach(row -> ids.add(row.getField(key)));
      keys.put(source, ids);
    }
    int links = 0;
    int lost = 0;
    for (NamedCsvRecord row :
        TestCity.rows(CITY.folder().resolve("truth/persons.csv"), StandardCharsets.UTF_8, ',')) {
      lost +=
          keys.getOrDefault(row.getField("source"), Set.of()).contains(row.getField("record"))
              ? 0
              : 1;
      links++;
    }
    assertThat(lost).isZero();
    assertThat(links).isGreaterThan(40_000);
  }

  private static int number(String line, String name) {
    return Integer.parseInt(line.replaceAll(".*\"" + name + "\": (\\d+).*", "$1"));
  }

  private static double within(List<Long> waits, int seconds) {
    return waits.stream().filter(wait -> wait <= seconds).count() / (double) waits.size();
  }

  private static long ninety(String source, String from, String to, ToLongFunction<String> read) {
    List<Long> times = new ArrayList<>();
    for (NamedCsvRecord row : CITY.rows(source)) {
      seconds(row, source, from, to, read).ifPresent(times::add);
    }
    Collections.sort(times);
    return times.get(times.size() * 9 / 10);
  }

  private static OptionalLong seconds(
      NamedCsvRecord row, String source, String from, String to, ToLongFunction<String> read) {
    try {
      long start = read.applyAsLong(CITY.value(source, row, from));
      long end = read.applyAsLong(CITY.value(source, row, to));
      return end >= start ? OptionalLong.of(end - start) : OptionalLong.empty();
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }
}
