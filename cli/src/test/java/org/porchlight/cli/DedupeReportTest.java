package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people see of a run of {@code dedupe}: models, thresholds, reasons, reports. */
class DedupeReportTest {
  private static final List<String> ROWS = MadeUpRegister.rows(150, 20_261_122);

  @TempDir Path folder;
  private DedupeRun dedupe = new DedupeRun(Path.of(""));
  private String file = "";

  @BeforeEach
  void start() {
    dedupe = new DedupeRun(folder);
    file = dedupe.file("register.csv", MadeUpRegister.csv(ROWS));
  }

  private int run(String words) {
    return dedupe.run(MadeUpRegister.ROLES + " " + words.replace("@", folder + "/"), file);
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private void refuses(String words, String sentence) {
    assertThat(run(words)).as(dedupe.said()).isEqualTo(2);
    assertThat(dedupe.said()).contains(sentence);
    assertThat(dedupe.persons()).doesNotExist();
  }

  @Test
  void aSavedModelGivesTheSamePersons() throws IOException {
    assertThat(run("OUT --save-model @model.txt")).isEqualTo(0);
    Set<Set<String>> learned = dedupe.partition();
    assertThat(read("model.txt"))
        .startsWith("porchlight-linkage-model 1")
        .contains("comparison phone");
    assertThat(Files.getPosixFilePermissions(folder.resolve("model.txt")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(run("OUT --model @model.txt")).isEqualTo(0);
    assertThat(dedupe.partition()).isEqualTo(learned);
  }

  @Test
  void theReportIsWrittenInSpanishToo() throws IOException {
    assertThat(run("--report @informe.html --language es")).as(dedupe.said()).isEqualTo(0);
    assertThat(read("informe.html"))
        .contains("<html lang=\"es\">", "Qué registros son de la misma persona");
    refuses(
        "OUT --report @r.html --language fr",
        "--language fr: the report is written in English (en) or Spanish (es); name one of them. [PL-DEDUPE-019]");
  }

  @Test
  void aModelThatCannotBeUsedIsTold() {
    refuses(
        "OUT --model @none.txt",
        "there is no such file that may be read. Name one that --save-model wrote");
    dedupe.file("bad.txt", "something else\nlambda x\n");
    refuses("OUT --model @bad.txt", "line 1: the first line must be 'porchlight-linkage-model 1'");
    assertThat(dedupe.said()).contains("[PL-DEDUPE-012]");
    assertThat(
            dedupe.run(
                "--role given=full-name --role born=birth-date --save-model " + folder + "/m.txt",
                file))
        .isEqualTo(0);
    refuses("OUT --model @m.txt", "Give the columns the roles and names they had");
  }

  @Test
  void aThresholdIsBitsOrAChance() {
    assertThat(run("--truth who --threshold 95% --json")).isEqualTo(0);
    assertThat(threshold()).isBetween(4.24, 4.25);
    assertThat(run("--truth who --threshold 2.5 --json")).isEqualTo(0);
    assertThat(threshold()).isEqualTo(2.5);
    assertThat(run("--truth who --threshold 0.5bits --json")).isEqualTo(0);
    assertThat(threshold()).isEqualTo(0.5);
    assertThat(run("--truth who --threshold=-1 --json")).isEqualTo(0);
    assertThat(threshold()).isEqualTo(-1);
    refuses(
        "OUT --threshold 0.95",
        "this could be bits or a chance. Write 95% for the chance or 0.95bits for the weight. [PL-DEDUPE-013]");
    refuses("OUT --threshold high", "a number of bits such as 3.5, or a chance such as 95%");
    refuses("OUT --threshold 100%", "a chance lies above 0% and below 100%");
    refuses("OUT --threshold 400", "a threshold lies between -100 and 100 bits");
  }

  private double threshold() {
    return JsonMapper.shared().readTree(dedupe.printed()).get("threshold").asDouble();
  }

  @Test
  void anExplanationSaysHowValuesCompareAndNeverTheValues() {
    String pair = ROWS.stream().filter(row -> row.startsWith("b")).findFirst().orElseThrow();
    String number = pair.substring(1, pair.indexOf(','));
    assertThat(run("--explain a" + number + " b" + number + " --json")).isEqualTo(0);
    assertThat(dedupe.said())
        .contains("a%s and b%s: one person".formatted(number, number))
        .contains("two records picked blindly")
        .contains("birth date      same ")
        .contains("together        a chance of")
        .contains("Enough to need no second look")
        .contains("nothing was written");
    for (String value : Arrays.asList(pair.split(",", -1)).subList(1, 4)) {
      assertThat(dedupe.said()).doesNotContain(value);
    }
    JsonNode why = JsonMapper.shared().readTree(dedupe.printed()).get("explanations").get(0);
    double sum = why.get("start").asDouble() + why.get("household").asDouble();
    for (JsonNode field : why.get("fields")) {
      sum += field.get("bits").asDouble();
    }
    assertThat(why.get("bits").asDouble())
        .isCloseTo(sum, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(why.get("samePerson").asBoolean()).isTrue();
    assertThat(run("--explain a0 register.csv:2")).isEqualTo(0);
    refuses("OUT --explain a0 a99999", "--explain, record 2: no linked record is called so.");
    refuses("OUT --explain a0", "--explain");
  }

  @Test
  void anIdOfSeveralFilesDoesNotNameARecord() {
    String other = dedupe.file("other.csv", MadeUpRegister.csv(ROWS.subList(0, 9)));
    assertThat(dedupe.run(MadeUpRegister.ROLES + " --explain a0 a1", file, other)).isEqualTo(2);
    assertThat(dedupe.said())
        .contains("records of several files have this id. Write FILE:ROW instead.");
    assertThat(
            dedupe.run(MadeUpRegister.ROLES + " --explain register.csv:2 other.csv:2", file, other))
        .isEqualTo(0);
    assertThat(dedupe.said()).contains("register.csv:2 and other.csv:2: one person");
  }

  @Test
  void theReportHoldsNoValueOfAnyRecord() throws IOException {
    assertThat(run("--truth who --report @r.html --report @r.json")).isEqualTo(0);
    String page = read("r.html");
    assertThat(page)
        .startsWith("<!doctype html>")
        .contains("<html lang=\"en\">", "In short", "How pairs were found", "November 20, 2026")
        .doesNotContain("<script", "http://", "https://");
    for (String row : ROWS) {
      List<String> cells = Arrays.asList(row.split(",", -1));
      for (String value : List.of(cells.get(1), cells.get(2), cells.get(3))) {
        assertThat(page).doesNotContainPattern("\\b" + value + "\\b");
        assertThat(read("r.json")).doesNotContainPattern("\\b" + value + "\\b");
      }
    }
    assertThat(Files.getPosixFilePermissions(folder.resolve("r.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    JsonNode report = JsonMapper.shared().readTree(read("r.json"));
    assertThat(report.get("format").asString()).isEqualTo("porchlight-link-report-1");
    assertThat(report.get("report").get("totals").get("records").asInt()).isEqualTo(ROWS.size());
    assertThat(report.get("persons").size())
        .isEqualTo(report.get("report").get("totals").get("persons").asInt());
  }

  @Test
  void everyTableOfThePageIsNamedAndReachableByKeyboard() throws IOException {
    assertThat(run("OUT --report @r.html")).isEqualTo(0);
    String page = read("r.html");
    long tables = page.lines().filter(line -> line.contains("<table>")).count();
    assertThat(tables).isGreaterThan(8);
    assertThat(page.split("role=\"region\" tabindex=\"0\" aria-labelledby", -1))
        .hasSize((int) tables + 1);
    assertThat(page.split("<caption", -1)).hasSize((int) tables + 1);
    assertThat(page).contains("Nobody said who the records really are");
  }

  @Test
  void anEarlierRunIsComparedWith() throws IOException {
    assertThat(run("OUT --report @r.json")).isEqualTo(0);
    assertThat(run("OUT --threshold 99% --compare @r.json --report @r.html")).isEqualTo(0);
    assertThat(dedupe.said()).contains("Since the earlier run: ").contains("0 records are new");
    assertThat(read("r.html")).contains("What changed since the earlier run");
    assertThat(run("OUT --compare @r.json --report @r.html")).isEqualTo(0);
    assertThat(read("r.html")).contains("Nothing: the same records came to the same persons");
    refuses2("--compare @register.csv", "this is not the report of an earlier run");
    refuses2("--compare @none.json", "this is not the report of an earlier run");
    refuses2("--report @r.pdf", "the ending says what is written: .html for a page");
    refuses2("--report @no/r.html", "the folder it should be put in is not there");
    refuses2("--report @register.csv.html --report @register.csv.html", "the file is named twice");
  }

  private void refuses2(String words, String sentence) {
    assertThat(run("--truth who " + words)).isEqualTo(2);
    assertThat(dedupe.said()).contains(sentence).contains("[PL-DEDUPE-017]");
  }

  @Test
  void decisionsHold() {
    String pair = ROWS.stream().filter(row -> row.startsWith("b")).findFirst().orElseThrow();
    String number = pair.substring(1, pair.indexOf(','));
    run("OUT");
    String one = dedupe.answer().get(1).get(0);
    dedupe.file(
        "decisions.csv",
        "left,right,decision\na%s,b%s,not-same\na%s,%s,same\ngone,a1,same\n"
            .formatted(number, number, number.equals("0") ? "1" : number, one));
    assertThat(run("OUT --decisions @decisions.csv")).isEqualTo(0);
    assertThat(dedupe.said())
        .contains("Decisions about a record that is not in these files, passed over: ");
    assertThat(dedupe.partition())
        .noneMatch(its -> its.contains("a" + number) && its.contains("b" + number));
  }

  @Test
  void decisionsThatCannotBeReadAreToldByLine() throws IOException {
    Files.deleteIfExists(dedupe.persons());
    refuses("OUT --decisions @none.csv", "there is no such file that may be read.");
    dedupe.file("d.csv", "left,right,decision\na1,a2,perhaps\na3,a3,same\na4,a5\n");
    refuses("OUT --decisions @d.csv", "d.csv:2: a line has three fields");
    assertThat(dedupe.said())
        .contains("d.csv:3: a decision is about two records")
        .contains("d.csv:4: a line has three fields")
        .contains("[PL-DEDUPE-015]");
    dedupe.file("d.csv", "a1,a2,same\na2,a3,same\na1,a3,not-same\n");
    refuses("OUT --decisions @d.csv", "by other lines to be one person, in rows 3.");
  }

  @Test
  void labelsOfSomeRecordsAreLearnedFrom() {
    List<String> some = ROWS.stream().map(row -> row.replaceFirst("w[0-9]*[1-9]$", "")).toList();
    file = dedupe.file("some.csv", MadeUpRegister.csv(some));
    assertThat(run("OUT --train-on who")).isEqualTo(0);
    assertThat(run("OUT --train-on who --truth who")).isEqualTo(0);
    assertThat(dedupe.said()).contains("The model was learned from the same column");
  }

  @Test
  void labelsThatCannotBeLearnedFromAreTold() {
    refuses("OUT --train-on wo", "--train-on wo: the file has no column of this name");
    refuses("OUT --train-on phone", "What is learned from must not be compared");
    dedupe.file("m.txt", "x");
    refuses("OUT --train-on who --model @m.txt", "a model is given and used as it stands");
    file =
        dedupe.file(
            "none.csv",
            MadeUpRegister.csv(
                ROWS.stream().map(row -> row.replaceFirst("w[0-9]+$", "")).toList()));
    refuses("OUT --train-on who", "--train-on who: the column is empty in every row");
  }

  @Test
  void columnsByWhichNobodyCanBeFoundAreTold() {
    StringBuilder cities = new StringBuilder("town,sex\n");
    for (int i = 0; i < 2100; i++) {
      cities.append("town ").append(i).append(",F\n");
    }
    assertThat(
            dedupe.run(
                "--role town=city --role sex=sex OUT", dedupe.file("towns.csv", cities.toString())))
        .isEqualTo(2);
    assertThat(dedupe.said())
        .contains("No column has values by which records can be looked up together; give a name");
  }
}
