package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasing, retention, public-records requests and agreements, on a tiny city. */
class CustodyVerbsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  private static final String ROWS =
      """
      case,day,offense,victim,address,lon,lat
      C1,2019-05-01,LARCENY,Ada Lane,1 Elm St,-78.5,36.5
      C2,2026-05-01,=cmd,Bo Reed,2 Elm St,-78.5,36.5
      C3,2026-06-01,LARCENY,Cy Reed,3 Elm St,-78.5,36.5
      """;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String city = "";
  private String home = "";

  @BeforeEach
  void writeCity() throws IOException {
    city = TinyCity.in(folder).with("extracts/reports.csv", ROWS).folder().toString();
    home = folder.resolve("home").toString();
    add(
        "public-records: {class: \"132-1.4\", retention: 5 years, public-fields: [case-no, report-date, offense]}\n");
  }

  private void add(String settings) throws IOException {
    Path source = Path.of(city).resolve("sources/reports.yaml");
    Files.writeString(source, Files.readString(source) + settings);
  }

  private void write(String file, String content) throws IOException {
    Path path = Path.of(city).resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, content);
  }

  private int run(String... words) {
    out.reset();
    err.reset();
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("C2\n".getBytes(StandardCharsets.UTF_8)));
      return Porchlight.run(
          new Console(
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              false),
          CLOCK,
          words);
    } finally {
      System.setIn(before);
    }
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void keysComeFromStandardInputAndAreSaidNowhere() {
    run("import", city, "--home", home);
    int code =
        run(
            "erase",
            city,
            "--home",
            home,
            "--source",
            "reports",
            "--keys",
            "-",
            "--reason",
            "Order 1",
            "--by",
            "Clerk",
            "--json");
    assertThat(code).isZero();
    assertThat(printed())
        .contains("{\"source\":\"reports\",\"asked\":1,\"found\":1,\"rows\":1,\"batches\":1}");
    assertThat(said() + printed()).doesNotContain("C2").doesNotContain("Bo Reed");
    run("import", city, "--home", home);
    assertThat(said()).doesNotContain("new,  1");
  }

  @Test
  void aKeyThatIsNowhereIsKeptOutAndTold() throws IOException {
    run("import", city, "--home", home);
    Path keys = Files.writeString(folder.resolve("keys"), "C9\n");
    assertThat(
            run(
                "erase",
                city,
                "--home",
                home,
                "--source",
                "reports",
                "--keys",
                keys.toString(),
                "--reason",
                "Order 1",
                "--by",
                "Clerk"))
        .isEqualTo(1);
    assertThat(said()).contains("0 of 1 records were here");
    Files.writeString(keys, "C1,C2\n");
    assertThat(
            run(
                "erase",
                city,
                "--home",
                home,
                "--source",
                "reports",
                "--keys",
                keys.toString(),
                "--reason",
                "Order 1",
                "--by",
                "Clerk"))
        .isEqualTo(2);
    assertThat(said()).contains("line 1").contains("PL-ERASE-002").doesNotContain("C1");
    assertThat(run("erase", city, "--home", home, "--reason", "x", "--by", "y")).isEqualTo(2);
    assertThat(said()).contains("PL-ERASE-001");
  }

  @Test
  void whatIsOlderThanItsRetentionIsListedAndErased() {
    run("import", city, "--home", home);
    assertThat(run("retention", city, "--home", home)).isEqualTo(1);
    assertThat(said())
        .containsPattern("reports +1 due +retention 5 years, 132-1.4; kept from 2021");
    assertThat(run("retention", city, "--home", home, "--erase")).isEqualTo(2);
    assertThat(run("retention", city, "--home", home, "--erase", "--by", "Clerk")).isZero();
    assertThat(run("retention", city, "--home", home, "--json")).isZero();
    assertThat(printed()).contains("\"records\":0");
  }

  @Test
  void aPublicRecordsRequestGetsWhatIsPublicAndAManifest() throws IOException {
    run("import", city, "--home", home);
    Path file = folder.resolve("answer.csv");
    String[] words = {
      "export-records",
      city,
      "--home",
      home,
      "--source",
      "reports",
      "--from",
      "2026-01-01",
      "--to",
      "2026-05-31",
      "--out",
      file.toString(),
      "--request",
      "R-7",
      "--by",
      "Clerk"
    };
    assertThat(run(words)).isZero();
    assertThat(Files.readString(file).lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("C2,2026-05-01,other,[withheld],[withheld]"));
    assertThat(Files.readString(file)).doesNotContain("Bo Reed").doesNotContain("Elm St");
    String manifest = Files.readString(folder.resolve("answer.csv.manifest.json"));
    assertThat(manifest)
        .contains("\"request\":\"R-7\"", "\"rows\":1", "132-1.4", "\"withheld\":[\"victim-name\"");
    assertThat(Path.of(home, "logs", "public-records.jsonl")).hasContent(manifest.strip());
    assertThat(run(words)).as("never written over").isEqualTo(2);
    assertThat(said()).contains("PL-EXPORT-002");
  }

  @Test
  void aSourceWhoseAgreementHasEndedIsNotReadAndTheRunSaysSo() throws IOException {
    run("import", city, "--home", home);
    write(
        "agreements/dsa.yaml",
        """
        kind: dsa
        parties: [City, Police]
        sources: {reports: all}
        purposes: [count, show]
        signed: 2025-01-15
        expires: 2026-11-19
        contact: Records desk
        document: File 12
        """);
    add("agreement: dsa\n");
    write("extracts/reports.csv", ROWS + "C4,2026-06-02,LARCENY,Di Reed,,,\n");
    assertThat(run("import", city, "--home", home, "--json")).isEqualTo(1);
    assertThat(said())
        .contains("the agreement ended on 2026-11-19, so nothing more is read of reports")
        .contains("[PL-AGREEMENT-001]");
    assertThat(printed()).contains("\"sources\":[]");
    run("publish", city, "--home", home, "--dry-run");
    assertThat(said()).contains("the agreement of its source reports has ended");
    assertThat(run("check", city)).isZero();
    assertThat(said()).contains("PL-AGREEMENT-001");
  }

  @Test
  void theLakeGetsANewKey() {
    run("import", city, "--home", home);
    assertThat(run("rotate-key", "--home", home, "--json")).isZero();
    assertThat(printed()).contains("{\"sealed\":3,\"already\":0}");
    assertThat(run("import", city, "--home", home)).isZero();
    assertThat(run("rotate-key", "--home", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(said()).contains("PL-LAKE-010");
  }
}
