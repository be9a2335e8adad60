package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that handle records, on a tiny city. */
class VerbsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String city = "";
  private String home = "";

  @BeforeEach
  void writeCity() throws IOException {
    city = TinyCity.in(folder).with("extracts/reports.csv", reports()).folder().toString();
    home = folder.resolve("home").toString();
  }

  @Test
  void aRunPrintsTheObjectThatOthersReadAndNothingElse() {
    assertThat(run("run", city, "--home", home, "--json")).isEqualTo(0);
    assertThat(printed().lines()).hasSize(1);
    assertThat(printed())
        .matches(
            "\\{\"import\":\\{\"rows\":121,\"rejected\":1,\"seconds\":[0-9.]+},\"link\":null,"
                + "\"neighbors\":null,\"release\":\\{\"id\":\"0001\",\"cells\":\\d+,"
                + "\"hidden\":\\d+,\"recovered\":0,\"seconds\":[0-9.]+}}\\R");
  }

  @Test
  void importingTwiceFindsTheSameRows() {
    assertThat(run("import", city, "--home", home)).isEqualTo(0);
    assertThat(said()).contains("121 rows: 120 new, 0 same, 1 rejected");
    assertThat(run("import", city, "--home", home, "--json")).isEqualTo(0);
    assertThat(printed())
        .contains("\"new\":0,\"changed\":0,\"same\":120,\"gone\":0,\"rejected\":1");
  }

  @Test
  void aSourceThatIsNotThereIsNamedWithTheNearest() {
    assertThat(run("import", city, "report", "--home", home)).isEqualTo(2);
    assertThat(said()).contains("Did you mean 'reports'?").contains("[PL-IMPORT-006]");
  }

  @Test
  void aDeliveryWithTooManyBadRowsIsHeldBackUntilItIsAccepted() throws IOException {
    Path source = Path.of(city).resolve("sources/reports.yaml");
    Files.writeString(source, Files.readString(source) + "reject-limit-percent: 0.5\n");
    assertThat(run("import", city, "--home", home)).isEqualTo(1);
    assertThat(said()).contains("held back: more rows are bad than reject-limit-percent allows");
    assertThat(run("publish", city, "--home", home)).as("nothing counts yet").isEqualTo(2);
    assertThat(run("import", city, "--home", home, "--accept")).isEqualTo(0);
    assertThat(run("publish", city, "--home", home)).isEqualTo(0);
  }

  @Test
  void publishingWithoutRecordsSaysWhatToDoAndMakesNoHome() {
    assertThat(run("publish", city, "--home", home)).isEqualTo(2);
    assertThat(said()).contains("porchlight import").contains("[PL-RELEASE-002]");
    assertThat(Path.of(home)).doesNotExist();
  }

  @Test
  void aDryRunWritesNoReleaseAndASecondPublishFindsNothingNew() {
    run("import", city, "--home", home);
    assertThat(run("publish", city, "--home", home, "--dry-run", "--json")).isEqualTo(0);
    assertThat(printed()).contains("\"id\":\"0001\",\"outcome\":\"dry-run\"");
    assertThat(Path.of(home, "releases", "0001")).doesNotExist();
    assertThat(run("publish", city, "--home", home)).isEqualTo(0);
    assertThat(Path.of(home, "releases", "0001", "manifest.json")).exists();
    assertThat(run("publish", city, "--home", home)).isEqualTo(0);
    assertThat(said()).contains("Nothing has changed since release 0001");
    assertThat(Path.of(home, "releases", "0002")).doesNotExist();
  }

  @Test
  void anAttackTakesAReleaseAFolderOfThemOrAHome() {
    run("run", city, "--home", home);
    for (String target : new String[] {home, home + "/releases", home + "/releases/0001"}) {
      out.reset();
      assertThat(run("attack", target, "--json")).isEqualTo(0);
      assertThat(printed()).startsWith("{\"releases\":1,\"cells\":").contains("\"recovered\":0");
    }
    out.reset();
    assertThat(run("attack", home, "--all", "--json")).isEqualTo(0);
    assertThat(printed())
        .contains("\"tried\":{\"programs\":", "\"findings\":[]", "\"intervals\":[]");
    assertThat(said()).contains("Tried: one equation at a time");
  }

  @Test
  void anAttackOnNothingSaysWhatToName() {
    assertThat(run("attack", folder.toString())).isEqualTo(2);
    assertThat(run("attack", "http://127.0.0.1:1/")).isEqualTo(2);
    assertThat(said()).contains("there is no release here").contains("does not answer");
    assertThat(said().lines().filter(line -> line.endsWith("[PL-ATTACK-001]"))).hasSize(2);
  }

  @Test
  void aFolderWithoutTheFilesIsOneSentence() {
    assertThat(run("run", city, "--from", folder.toString(), "--home", home)).isEqualTo(2);
    assertThat(said()).contains("reports.csv").contains("[PL-IMPORT-001]");
    assertThat(Path.of(home, "releases")).doesNotExist();
  }

  @Test
  void servingWithoutAReleaseIsOneSentence() {
    assertThat(run("serve", city, "--home", home, "--port", "0")).isEqualTo(2);
    assertThat(run("export", city, "out", "--home", home, "--address", "https://x.example"))
        .isEqualTo(2);
    assertThat(said()).contains("no release to show yet").contains("[PL-RELEASE-002]");
    assertThat(Path.of(home)).doesNotExist();
  }

  @Test
  void aHomeThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    assertThat(run("run", city, "--home", file.resolve("home").toString())).isEqualTo(2);
    assertThat(said().lines().filter(line -> line.contains("[PL-"))).hasSize(1);
  }

  @Test
  void aDemoOfAnotherSizeIsNotMixedIntoTheSameHome() {
    assertThat(demo("2000")).isLessThanOrEqualTo(1);
    assertThat(demo("2001")).isEqualTo(2);
    assertThat(said())
        .contains("a city made with other options (people=2000 years=1 seed=2026)")
        .contains("[PL-DEMO-001]");
    assertThat(demo("3")).isEqualTo(2);
    assertThat(said()).contains("between 2000 and 5000000 people").contains("[PL-USAGE-003]");
  }

  private int demo(String people) {
    return run("demo", "--no-serve", "--home", home, "--years", "1", "--people", people);
  }

  @Test
  void progressTellsHowFarHowFastAndHowLong() {
    ProgressLine line = new ProgressLine(console(), "Reading records", "rows");
    assertThat(line.line(250_000, 0.25, 5))
        .isEqualTo("Reading records: 250,000 rows, 25 %, 50,000 rows/s, about 15 s left");
    assertThat(line.line(10, 0.01, 0.2)).isEqualTo("Reading records: 10 rows, 1 %");
    assertThat(line.line(1_000, 0.1, 60)).endsWith("about 9 min left");
    assertThat(line.line(1_000, Double.NaN, 5))
        .as("nobody knows how many there are")
        .isEqualTo("Reading records: 1,000 rows, 200 rows/s");
  }

  private int run(String... arguments) {
    return Porchlight.run(console(), CLOCK, arguments);
  }

  private Console console() {
    return new Console(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** 120 good rows and one without a usable day. */
  private static String reports() {
    StringBuilder rows = new StringBuilder("case,day,offense,victim,address,lon,lat\n");
    for (int i = 0; i < 120; i++) {
      rows.append(
          String.format(
              Locale.ROOT,
              "R%d,2025-%02d-10,%s,Person %d,%d Oak St,-78.5,36.5%n",
              i,
              1 + i % 12,
              i % 3 == 0 ? "LARCENY" : "OTHER",
              i,
              i));
    }
    return rows.append("R999,soon,LARCENY,Nobody,1 Elm St,-78.5,36.5\n").toString();
  }
}
