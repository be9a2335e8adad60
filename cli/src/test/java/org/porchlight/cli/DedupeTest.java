package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code dedupe} makes of files it can read. */
class DedupeTest {
  private static final String NAME_AND_BIRTH = "--role name=full-name --role dob=birth-date OUT";
  private static final List<String> ROWS = MadeUpRegister.rows(150, 20_261_122);

  @TempDir Path folder;
  private DedupeRun dedupe = new DedupeRun(Path.of(""));

  @BeforeEach
  void start() {
    dedupe = new DedupeRun(folder);
  }

  @Test
  void everyRowIsAnsweredOnceInItsOrder() {
    String file = dedupe.file("register.csv", MadeUpRegister.csv(ROWS));
    assertThat(dedupe.run(MadeUpRegister.ROLES + " OUT", file)).isEqualTo(0);
    List<List<String>> answer = dedupe.answer();
    assertThat(answer.getFirst()).containsExactly("record", "person", "file", "row");
    assertThat(answer).hasSize(ROWS.size() + 1);
    for (int i = 1; i < answer.size(); i++) {
      String key = ROWS.get(i - 1).substring(0, ROWS.get(i - 1).indexOf(','));
      assertThat(answer.get(i)).element(0).isEqualTo(key);
      assertThat(answer.get(i)).element(1).asString().matches("P[1-9][0-9]*");
      assertThat(answer.get(i)).element(2).isEqualTo("register.csv");
      assertThat(answer.get(i)).element(3).isEqualTo(String.valueOf(i + 1));
    }
    assertThat(answer.get(1)).element(1).isEqualTo("P1");
  }

  @Test
  void theObjectHasExactlyTheFieldsOthersRead() {
    String file = dedupe.file("register.csv", MadeUpRegister.csv(ROWS));
    assertThat(dedupe.run(MadeUpRegister.ROLES + " --truth who --json", file)).isEqualTo(0);
    assertThat(dedupe.printed().lines()).hasSize(1);
    JsonNode answer = JsonMapper.shared().readTree(dedupe.printed());
    assertThat(answer.propertyNames())
        .containsExactly(
            "records",
            "persons",
            "pairs",
            "seconds",
            "threshold",
            "precision",
            "recall",
            "f1",
            "bcubed",
            "auto");
    assertThat(answer.get("bcubed").propertyNames()).containsExactly("precision", "recall", "f1");
    assertThat(answer.get("auto").propertyNames())
        .containsExactly("threshold", "precision", "recall");
    assertThat(answer.get("records").asInt()).isEqualTo(ROWS.size());
    assertThat(answer.get("persons").asInt()).isBetween(145, 160);
    assertThat(answer.get("seconds").asDouble()).isPositive();
    assertThat(answer.get("f1").asDouble()).isBetween(0.95, 1.0);
    assertThat(answer.get("bcubed").get("f1").asDouble()).isBetween(0.95, 1.0);
    assertThat(answer.get("auto").get("precision").asDouble()).isBetween(0.95, 1.0);
    assertThat(answer.get("auto").get("threshold").asDouble())
        .isGreaterThanOrEqualTo(answer.get("threshold").asDouble());
    assertThat(dedupe.persons()).doesNotExist();
    assertThat(dedupe.said())
        .contains("Records: %d. Persons: %d.".formatted(ROWS.size(), answer.get("persons").asInt()))
        .contains("Against the column 'who': precision ")
        .contains("nothing was written");
  }

  @Test
  void withoutATruthNothingIsJudged() {
    String file = dedupe.file("register.csv", MadeUpRegister.csv(ROWS));
    assertThat(dedupe.run(MadeUpRegister.ROLES + " OUT --json", file)).isEqualTo(0);
    assertThat(dedupe.printed())
        .contains("\"precision\":null,\"recall\":null,\"f1\":null")
        .contains("\"bcubed\":{\"precision\":null,\"recall\":null,\"f1\":null}")
        .containsPattern("\"auto\":\\{\"threshold\":-?[0-9.]+,\"precision\":null,\"recall\":null}");
    assertThat(dedupe.said()).doesNotContain("precision").contains("persons.csv is written");
  }

  @Test
  void theTruthIsNotComparedAndItsGapsAreNotJudged() {
    List<String> gaps = ROWS.stream().map(row -> row.replaceFirst("w[0-4]$", "")).toList();
    String file = dedupe.file("register.csv", MadeUpRegister.csv(gaps));
    dedupe.run(MadeUpRegister.ROLES + " OUT", file);
    Set<Set<String>> without = dedupe.partition();
    assertThat(dedupe.run(MadeUpRegister.ROLES + " --truth who OUT", file)).isEqualTo(0);
    assertThat(dedupe.partition()).isEqualTo(without);
    assertThat(dedupe.said()).contains("left out of this judgement: ");
  }

  @Test
  void theOrderOfRowsMakesNoDifference() {
    dedupe.run(MadeUpRegister.ROLES + " OUT", dedupe.file("a.csv", MadeUpRegister.csv(ROWS)));
    Set<Set<String>> first = dedupe.partition();
    assertThat(first.stream().filter(records -> records.size() > 1)).hasSizeGreaterThan(40);
    for (long seed = 1; seed <= 3; seed++) {
      String other = MadeUpRegister.csv(MadeUpRegister.shuffled(ROWS, seed));
      dedupe.run(MadeUpRegister.ROLES + " OUT", dedupe.file("b.csv", other));
      assertThat(dedupe.partition()).as("shuffled with seed " + seed).isEqualTo(first);
    }
  }

  @Test
  void filesMayHaveOtherColumnsInAnotherOrder() {
    String one = dedupe.file("one.csv", MadeUpRegister.csv(ROWS.subList(0, 120)));
    StringBuilder turned = new StringBuilder("born;family;note;given;key\n");
    for (String row : ROWS.subList(120, ROWS.size())) {
      String[] cells = row.split(",", -1);
      turned.append(String.join(";", cells[3], cells[2], "x", cells[1], cells[0])).append('\n');
    }
    String two = dedupe.file("two.csv", turned.toString());
    assertThat(dedupe.run(MadeUpRegister.ROLES + " OUT", one, two)).isEqualTo(0);
    assertThat(dedupe.said()).contains("two.csv: read as UTF-8, fields separated by semicolons.");
    assertThat(dedupe.answer()).hasSize(ROWS.size() + 1);
    assertThat(dedupe.partition()).anyMatch(records -> records.size() > 1);
  }

  /** One agency writes the whole name and date, another their parts. */
  @Test
  void partsAndWholesAreComparedWithEachOther() {
    StringBuilder whole = new StringBuilder("key,name,dob\n");
    StringBuilder parts = new StringBuilder("key,first,last,year,month,day\n");
    List<String> people =
        MadeUpRegister.rows(60, 7).stream().filter(r -> r.startsWith("a")).toList();
    for (String person : people) {
      String[] cells = person.split(",", -1);
      whole.append("%s,%s %s,%s%n".formatted(cells[0], cells[1], cells[2], cells[3]));
      parts.append(
          "x%s,%s,%s,%s%n".formatted(cells[0], cells[1], cells[2], cells[3].replace('-', ',')));
    }
    String roles =
        "--role key=record-id --role name=full-name --role dob=birth-date --role first=given-name"
            + " --role last=family-name --role year=birth-year --role month=birth-month"
            + " --role day=birth-day OUT";
    assertThat(
            dedupe.run(
                roles,
                dedupe.file("whole.csv", whole.toString()),
                dedupe.file("parts.csv", parts.toString())))
        .isEqualTo(0);
    assertThat(dedupe.partition()).hasSize(60).contains(Set.of("a0", "xa0"));
  }

  @Test
  void aKeyNeedOnlyBeItsOwnFiles() {
    String one = dedupe.file("x/list.csv", MadeUpRegister.csv(ROWS.subList(0, 50)));
    String two = dedupe.file("y/list.csv", MadeUpRegister.csv(ROWS.subList(0, 50)));
    assertThat(dedupe.run(MadeUpRegister.ROLES + " OUT", one, two)).isEqualTo(0);
    assertThat(dedupe.answer().get(1).get(2)).isEqualTo(one);
    assertThat(dedupe.answer().get(51).get(2)).isEqualTo(two);
    assertThat(dedupe.answer().get(51).get(1)).isEqualTo(dedupe.answer().get(1).get(1));
  }

  /** A record's own name comes from the input, and people open the answer in a spreadsheet. */
  @Test
  void noSpreadsheetRunsARecordIdAsAFormula() throws IOException {
    String file =
        dedupe.file(
            "p.csv",
            "key,name,dob\n=1+1,Ana Ruiz,1988-02-11\n-7,Bo Li,1970-05-06\n\"\t@x\",Cy Ho,1960-01-02\n");
    assertThat(dedupe.run("--role key=record-id name=full-name dob=birth-date OUT", file))
        .isEqualTo(0);
    assertThat(Files.readString(dedupe.persons()))
        .contains("\n'=1+1,", "\n-7,")
        .doesNotContain("\n=", "\n\t", "\n@");
  }

  @Test
  void rolesMayFollowOneAnother() {
    String file = dedupe.file("p.csv", "name,dob\nAna Ruiz,1988-02-11\nBo Li,1970-05-06\n");
    assertThat(dedupe.run("--role name=full-name dob=birth-date OUT", file)).isEqualTo(0);
    assertThat(dedupe.partition()).isEqualTo(Set.of(Set.of("p.csv:2"), Set.of("p.csv:3")));
  }

  @Test
  void aSingleRecordIsOnePerson() {
    String file = dedupe.file("p.csv", "name,dob\nAna Ruiz,1988-02-11");
    assertThat(dedupe.run(NAME_AND_BIRTH, file)).isEqualTo(0);
    assertThat(dedupe.partition()).isEqualTo(Set.of(Set.of("p.csv:2")));
  }

  @Test
  void filesOfOtherProgramsAreReadAsTheyAre() {
    Charset windows = Charset.forName("windows-1252");
    String rows = "key;name;dob\r\n1;José Muñoz;1988-02-11\r\n2;\"Bo\r\nLi\";1970-05-06\r\n";
    String bars = rows.replace(';', '|');
    read(dedupe.file("bom.csv", "\uFEFF" + rows), "UTF-8", "semicolons");
    read(dedupe.file("old.csv", rows, windows), "windows-1252", "semicolons");
    read(dedupe.file("bars.csv", bars), "UTF-8", "bars");
    read(dedupe.file("tabs.csv", rows.replace(';', '\t')), "UTF-8", "tabs");
    read(dedupe.file("wide.csv", rows, StandardCharsets.UTF_16), "UTF-16", "semicolons");
    read(dedupe.file("packed.csv.gz", gzip(rows)), "UTF-8", "semicolons");
  }

  private void read(String file, String encoding, String delimiter) {
    assertThat(dedupe.run("--role key=record-id " + NAME_AND_BIRTH, file)).isEqualTo(0);
    assertThat(dedupe.said())
        .startsWith(
            "%s: read as %s, fields separated by %s.\n"
                .formatted(Path.of(file).getFileName(), encoding, delimiter));
    assertThat(dedupe.partition()).isEqualTo(Set.of(Set.of("1"), Set.of("2")));
    assertThat(dedupe.answer().getLast()).element(3).isEqualTo("3");
  }

  @Test
  void plainFilesNeedNoWords() {
    String file = dedupe.file("p.csv", "name,dob\nJosé Muñoz; Jr,1988-02-11\n\nBo Li,1970-05-06\n");
    assertThat(dedupe.run(NAME_AND_BIRTH, file)).isEqualTo(0);
    assertThat(dedupe.said()).doesNotContain("read as").doesNotContain("kept aside");
    assertThat(dedupe.partition()).isEqualTo(Set.of(Set.of("p.csv:2"), Set.of("p.csv:4")));
  }

  @Test
  void rowsOfAnotherLengthAreKeptAsideAndStayInTheAnswer() {
    String rows = MadeUpRegister.csv(ROWS.subList(0, 60)) + "c1,Too,Short\nc2,a,b,c,d,e,long\n";
    assertThat(dedupe.run(MadeUpRegister.ROLES + " OUT --json", dedupe.file("r.csv", rows)))
        .isEqualTo(0);
    assertThat(dedupe.said())
        .contains(
            "r.csv: 2 rows are of another length than the header's 6 fields,"
                + " kept aside and not linked: rows 62, 63.");
    assertThat(dedupe.printed()).startsWith("{\"records\":60,");
    assertThat(dedupe.answer()).hasSize(63).endsWith(List.of("r.csv:63", "", "r.csv", "63"));
  }

  @Test
  void manyRowsKeptAsideAreAFinding() {
    String rows = MadeUpRegister.csv(ROWS.subList(0, 60)) + "short\n".repeat(12);
    assertThat(dedupe.run(MadeUpRegister.ROLES + " OUT", dedupe.file("r.csv", rows))).isEqualTo(1);
    assertThat(dedupe.said()).contains("12 rows are").contains("70, 71 and 2 more.");
  }

  @Test
  void anEarlierAnswerIsReplacedWholeAndNothingElseIsLeft() throws IOException {
    Path answers = Files.createDirectory(folder.resolve("answers"));
    Path persons = Files.writeString(answers.resolve("persons.csv"), "earlier");
    Path link = Files.createSymbolicLink(folder.resolve("persons.csv"), persons);
    String file = dedupe.file("p.csv", "name,dob\nAna Ruiz,1988-02-11\n");
    assertThat(dedupe.run(NAME_AND_BIRTH, file)).isEqualTo(0);
    assertThat(link).isSymbolicLink();
    assertThat(persons).hasContent("record,person,file,row\np.csv:2,P1,p.csv,2\n");
    try (Stream<Path> left = Files.list(answers)) {
      assertThat(left).containsExactly(persons);
    }
    assertThat(folder.resolve("home")).doesNotExist();
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
