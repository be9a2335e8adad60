package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each thing an operator may get wrong with {@code dedupe} is one sentence, and all come at once.
 */
class DedupeProblemsTest {
  private static final String ROLES = "--role name=full-name --role dob=birth-date ";
  private static final String CANARY = "Zzcanary";

  @TempDir Path folder;
  private DedupeRun dedupe = new DedupeRun(Path.of(""));
  private String good = "";

  @BeforeEach
  void writeAGoodFile() {
    dedupe = new DedupeRun(folder);
    good = dedupe.file("good.csv", "name,dob,k\nAna Ruiz,1988-02-11,1\nBo Li,1970-05-06,2\n");
  }

  @Test
  void noFileIsAWordMissing() {
    refuses("OUT", "'porchlight dedupe' needs FILE.");
    refuses("name=full-name OUT", "no file is named; name one or more CSV files.");
  }

  @Test
  void withoutRolesTheRolesAreTold() {
    refuses("OUT", "--role: no column has a role", good);
    assertThat(dedupe.said())
        .contains("given-name, family-name, full-name, birth-date")
        .contains("record-id, other. [PL-DEDUPE-004]");
  }

  @Test
  void aMistypedRoleIsNamedWithTheNearest() {
    refuses(
        "--role name=fullname OUT",
        "--role name=fullname: there is no role 'fullname'. Did you mean 'full-name'? [PL-DEDUPE-004]",
        good);
    refuses("--role name=whatever OUT", "there is no role 'whatever'. The roles are ", good);
    refuses("--role name OUT", "--role name: this should be the name of a column, an equals", good);
    refuses(
        "--role name=street --role name=city OUT",
        "--role name=city: the column already has the role street",
        good);
  }

  @Test
  void aMistypedColumnIsNamedWithTheNearest() {
    refuses(
        "--role nam=full-name --role DOB=birth-date --truth kk --role k=id",
        "--role nam: the file has no column of this name; the first row of a file names its columns."
            + " Did you mean 'name'? [PL-DEDUPE-005]",
        good);
    assertThat(dedupe.said()).contains("Did you mean 'dob'?").contains("--truth kk: the file has");
    assertThat(dedupe.said().lines()).hasSize(3);
  }

  @Test
  void aFirstRowThatMayBeARecordIsNotQuoted() {
    String headless = dedupe.file("headless.csv", "Dora,Birthe\nEve,Dobson\n");
    refuses("--role dor=given-name --role birth=family-name OUT", "--role dor: the file", headless);
    assertThat(dedupe.said()).doesNotContain("Did you mean");
    refuses("--role nme=full-name OUT", "Did you mean 'name'?", good);
  }

  @Test
  void aRoleForAColumnOfNoneOfTheFilesIsAProblem() {
    String other = dedupe.file("other.csv", "dob,name\n1988-02-11,Ana Ruiz\n");
    refuses(
        ROLES + "--role phone=phone OUT", "--role phone: the files have no column", good, other);
  }

  @Test
  void rolesThatDoNotGoTogetherAreToldByFile() {
    refuses(
        "--role name=full-name --role dob=family-name OUT",
        "good.csv: Role full-name is given together with given-name or family-name",
        good);
    refuses("--role name=phone --role dob=phone OUT", "good.csv: Role phone is given to", good);
    refuses(
        ROLES.replace("full-name", "record-id") + "--role k=record-id OUT",
        "good.csv: Role record-id is given to 'name' and to 'k'",
        good);
    String other = dedupe.file("other.csv", "phone,k\n9195550100,1\n");
    refuses(
        "--role name=full-name --role k=record-id OUT",
        "other.csv: No column has a role that can be compared",
        good,
        other);
  }

  @Test
  void whatCannotBeReadIsTold() throws IOException {
    refuses(ROLES + "OUT", "nowhere.csv: there is no such file", folder + "/nowhere.csv");
    Path inside = Files.createDirectory(folder.resolve("inside"));
    refuses(ROLES + "OUT", "inside: this is a folder; name the CSV files in it", inside.toString());
    refuses(ROLES + "OUT", "good.csv: the file is named twice", good, folder + "/./good.csv");
    refuses(ROLES + "OUT", "empty.csv: the file is empty", dedupe.file("empty.csv", ""));
    refuses(ROLES + "OUT", "blank.csv: the file is empty", dedupe.file("blank.csv", "\n\n"));
    String header = dedupe.file("header.csv", "name,dob\n");
    refuses(ROLES + "OUT", "header.csv: the file has a header and no row below it", header);
    String sheet = dedupe.file("sheet.xlsx", "PK\u0003\u0004 and so on");
    refuses(ROLES + "OUT", "sheet.xlsx: this is not a text file but a spreadsheet", sheet);
    String binary = dedupe.file("binary.csv", "name,dob\n\0\0\0");
    refuses(ROLES + "OUT", "binary.csv: this is not a text file.", binary);
    byte[] packed = {0x1f, (byte) 0x8b, 8, 0, 0};
    refuses(ROLES + "OUT", "cut.gz: the file is packed as gzip", dedupe.file("cut.gz", packed));
    assertThat(dedupe.said()).endsWith("[PL-DEDUPE-010]\n");
  }

  @Test
  void aFileOfAnotherOwnerIsTold() throws IOException {
    Path locked = Path.of(dedupe.file("locked.csv", "name,dob\nx,y\n"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(locked), "skipped: this user may read every file");
    refuses(ROLES + "OUT", "locked.csv: this file may not be read by you", locked.toString());
  }

  @Test
  void aColumnTwiceInTheHeaderIsNamedByNumber() {
    String twice = dedupe.file("twice.csv", "dob,name,x,name\n1988-02-11,Ana,1,Ruiz\n");
    refuses(ROLES + "OUT", "twice.csv:1: columns 2 and 4 have the same name", twice);
  }

  @Test
  void anOpenQuoteIsNamedByRow() {
    String open = dedupe.file("open.csv", "name,dob\nAna,1988-02-11\n\"Bo,1970-05-06\nCy,1990\n");
    refuses(ROLES + "OUT", "open.csv:3: the file cannot be read on from this row", open);
  }

  @Test
  void aKeyThatRepeatsIsToldWithItsRows() {
    String rows = "name,dob,k\nA,1988-02-11,1\nB,1970-05-06,1\nC,1990-01-02,2\nD,1990-01-03,1\n";
    String file = dedupe.file("keys.csv", rows);
    refuses(ROLES + "--role k=record-id OUT", "in rows 2 and 3, 2 and 5. Each row needs", file);
    assertThat(dedupe.said()).startsWith("keys.csv: ").endsWith("[PL-DEDUPE-007]\n");
  }

  @Test
  void aPlaceThatCannotTakeTheAnswerIsToldBeforeTheWork() {
    refuses(ROLES, "--out: say where the persons are to be written", good);
    refuses(ROLES + "--out " + folder + "/no/p.csv", "--out no/p.csv: the folder it should", good);
    refuses(ROLES + "--out " + folder.getParent(), "this is a folder; name a file", good);
    refuses(ROLES + "--out " + good, "--out good.csv: this is one of the files to be read", good);
    assertThat(Path.of(good)).content().startsWith("name,dob,k");
  }

  @Test
  void theTruthHasNoRoleAndSaysSomething() {
    refuses(ROLES + "--truth name", "--truth name: the column also has the role full-name", good);
    String blank = dedupe.file("blank.csv", "name,dob,who\nAna Ruiz,1988-02-11,\n");
    refuses(ROLES + "--truth who", "--truth who: the column is empty in every row", blank);
  }

  /** More rows than can all be compared with each other, and nothing that brings any together. */
  @Test
  void columnsThatBringNoRecordsTogetherAreToldWhatWouldDo() {
    StringBuilder rows = new StringBuilder("a,b\n");
    for (int i = 0; i < 2_500; i++) {
      rows.append("s%d,t%d\n".formatted(i, i));
    }
    String file = dedupe.file("thin.csv", rows.toString());
    refuses(
        "--role a=sex --role b=state OUT",
        "No column has values by which records can be looked up together; give a name, a birth date, a phone or a number its role. [PL-DEDUPE-006]",
        file);
    assertThat(dedupe.said().lines()).hasSize(1);
  }

  @Test
  void onlyAKeyIsNothingToCompare() {
    refuses("--role k=record-id OUT", "No column has a role that can be compared; give", good);
    assertThat(dedupe.said()).endsWith("[PL-DEDUPE-006]\n");
  }

  @Test
  void aColumnToLearnFromThatIsEmptyIsTold() {
    String blank = dedupe.file("blank.csv", "name,dob,who\nAna Ruiz,1988-02-11,\n");
    refuses(ROLES + "--train-on who OUT", "--train-on who: the column is empty in every", blank);
    refuses(ROLES + "--train-on name OUT", "the column also has the role full-name", good);
  }

  @Test
  void encodedColumnsAmongPlainOnesAreTold() {
    String both = dedupe.file("both.csv", "n,encoded-given-name:0123456789\nAna Ruiz,\n");
    refuses(
        "--role n=full-name OUT",
        "both.csv: Role encoded-given-name is given together with full-name",
        both);
  }

  @Test
  void rowsThatAreAllOfAnotherLengthAreAProblem() {
    String file = dedupe.file("long.csv", "name,dob\nAna,Ruiz,1988-02-11\nBo,Li,1970-05-06\n");
    refuses(ROLES + "OUT", "every row has more or fewer fields than its file's header", file);
  }

  @Test
  void allProblemsComeAtOnce() {
    String empty = dedupe.file("empty.csv", "");
    assertThat(dedupe.run("--role a=b --role c=phnoe --truth c", good, empty, "nowhere.csv"))
        .isEqualTo(2);
    assertThat(dedupe.said().lines().map(line -> line.replaceAll(".*\\[|]", "")))
        .containsExactly("PL-DEDUPE-004", "PL-DEDUPE-004", "PL-DEDUPE-002", "PL-DEDUPE-001");
  }

  @Test
  void noValueOfARecordIsEverSaid() throws IOException {
    String rows = "";
    for (int i = 0; i < 30; i++) {
      rows += "%s%d Ruiz,19%d-02-11,%s%d,%s\n".formatted(CANARY, i, 50 + i, CANARY, i, CANARY);
    }
    String header = "name,dob,k,who\n";
    String bare = CANARY + "," + CANARY + ",3\n";
    List<String> files =
        List.of(
            header + rows,
            header + rows + CANARY + "\n",
            header + rows + "\"" + CANARY + "\n",
            header + rows + CANARY + ",1988,\"" + CANARY + "\" x,\n",
            header + rows + rows,
            bare + rows,
            rows,
            CANARY + "\n",
            rows.replace(',', ';'));
    String keys = ROLES + "--role k=record-id OUT --json";
    String canary = "--role zzcanar=full-name --role Zzcanar1=birth-date --truth zzcanari OUT";
    StringBuilder all = new StringBuilder();
    for (String text : files) {
      for (String options : Arrays.asList(keys, keys + " --truth who", canary)) {
        dedupe.run(options, dedupe.file("f.csv", text));
        all.append(dedupe.said().replaceAll("(?m)^--\\S+ \\S+", "")).append(dedupe.printed());
      }
      dedupe.run(keys, dedupe.file("f.csv", text.getBytes(StandardCharsets.UTF_16)));
      all.append(dedupe.said()).append(dedupe.printed());
    }
    assertThat(all.toString()).contains("\"records\":30").contains("kept aside").contains("PL-");
    assertThat(all.toString().toLowerCase(Locale.ROOT)).doesNotContain("zzcanar");
    assertThat(Files.readString(dedupe.persons())).as("the keys it was asked for").contains(CANARY);
    try (Stream<Path> home = Files.list(folder)) {
      assertThat(home.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("good.csv", "f.csv", "persons.csv");
    }
  }

  /** The whole command line is refused with 2, this among its sentences, and nothing is written. */
  private void refuses(String options, String sentence, String... files) {
    assertThat(dedupe.run(options + " --json", files)).as(dedupe.said()).isEqualTo(2);
    assertThat(dedupe.said()).contains(sentence);
    assertThat(dedupe.said().lines()).allMatch(line -> line.matches(".*\\[PL-[A-Z]+-\\d{3}]"));
    assertThat(dedupe.said().toLowerCase(Locale.ROOT))
        .doesNotContain("invalid", "illegal", "failed to", "please", "!");
    assertThat(dedupe.printed()).isEmpty();
    assertThat(dedupe.persons()).doesNotExist();
  }
}
