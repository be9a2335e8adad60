package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two partners who may not send names, and somebody who links without knowing them. */
class EncodeTest {
  private static final List<String> ROWS = MadeUpRegister.rows(150, 20_261_122);

  @TempDir Path folder;
  private DedupeRun porchlight = new DedupeRun(Path.of(""));
  private String register = "";
  private String key = "";

  @BeforeEach
  void writeARegisterAndAKey() {
    porchlight = new DedupeRun(folder);
    register = porchlight.file("register.csv", MadeUpRegister.csv(ROWS));
    key = porchlight.file("partners.key", "0f1e2d3c4b5a69788796a5b4c3d2e1f0cafe\n");
  }

  @Test
  void twoPartnersEncodeAndAThirdLinks() throws IOException {
    String other = porchlight.file("other.csv", MadeUpRegister.csv(ROWS.subList(0, 60)));
    assertThat(encode(register, "a.csv", "")).as(porchlight.said()).isEqualTo(0);
    assertThat(porchlight.said()).contains("personal data still").contains("check ");
    assertThat(encode(other, "b.csv", "")).isEqualTo(0);
    assertThat(porchlight.run("OUT", path("a.csv"), path("b.csv"))).isEqualTo(0);
    List<List<String>> answer = porchlight.answer();
    assertThat(answer).hasSize(ROWS.size() + 61);
    for (int i = 1; i <= 60; i++) {
      assertThat(answer.get(ROWS.size() + i)).element(1).isEqualTo(answer.get(i).get(1));
      assertThat(answer.get(i)).element(0).isEqualTo(ROWS.get(i - 1).split(",", -1)[0]);
    }
  }

  @Test
  void nothingOfARecordIsInTheFileButItsKey() throws IOException {
    String canary =
        porchlight.file("c.csv", "k,n,f,d,s\n7,Zzcanary,Zzcanaryson,1931-12-30,zzcanary\n");
    int code =
        porchlight.verb(
            "encode",
            "--role k=record-id --role n=given-name --role f=family-name --role d=birth-date --role s=sex --json --key-file "
                + key
                + " --out "
                + path("a.csv"),
            canary);
    assertThat(code).as(porchlight.said()).isEqualTo(0);
    String written = Files.readString(Path.of(path("a.csv")));
    String all = written + porchlight.said() + porchlight.printed();
    assertThat(all.toLowerCase(Locale.ROOT)).doesNotContain("zzcanary", "1931", "cafe");
    assertThat(porchlight.said()).contains("Left out").contains(": s.");
    assertThat(written.lines().skip(1)).singleElement().asString().startsWith("7,");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(path("a.csv")))))
        .isEqualTo("rw-------");
    JsonNode answer = JsonMapper.shared().readTree(porchlight.printed());
    assertThat(answer.propertyNames())
        .containsExactly("records", "check", "roles", "leftOut", "plain", "encoded");
    assertThat(written).contains("encoded-given-name:" + answer.get("check").asString());
  }

  @Test
  void whatEncodingCostsIsPrintedWhereTheTruthIsKnown() throws IOException {
    assertThat(encode(register, "a.csv", "--truth who --json")).isEqualTo(0);
    JsonNode answer = JsonMapper.shared().readTree(porchlight.printed());
    double plain = answer.get("plain").get("f1").asDouble();
    double encoded = answer.get("encoded").get("f1").asDouble();
    assertThat(plain).isGreaterThan(0.9);
    assertThat(encoded).isBetween(0.7, 1.0);
    assertThat(porchlight.said())
        .contains("Linked as it stands: precision ")
        .contains("Linked by encodings: precision ")
        .contains("leave --truth out before you hand a file over");
    assertThat(porchlight.run("--truth who", path("a.csv"))).as(porchlight.said()).isEqualTo(0);
    assertThat(porchlight.said()).contains("Against the column 'who'");
  }

  @Test
  void anotherKeyIsNoticedBeforeTheWork() throws IOException {
    encode(register, "a.csv", "");
    key = porchlight.file("other.key", "00112233445566778899aabbccddeeff0123\n");
    encode(register, "b.csv", "");
    assertThat(porchlight.run("OUT", path("a.csv"), path("b.csv"))).isEqualTo(2);
    assertThat(porchlight.said())
        .startsWith("b.csv: the file was encoded with another key, or in another way, than a.csv (")
        .endsWith("Encode both with the same key file and the same options. [PL-DEDUPE-018]\n");
    assertThat(porchlight.said().lines()).hasSize(1);
  }

  @Test
  void saltingShowsInTheCheckToo() throws IOException {
    encode(register, "a.csv", "");
    encode(register, "b.csv", "--salt birth-year");
    assertThat(porchlight.run("OUT", path("a.csv"), path("b.csv"))).isEqualTo(2);
    assertThat(porchlight.said()).contains("the same options. [PL-DEDUPE-018]");
    assertThat(encode(register, "b.csv", "--salt name")).isEqualTo(2);
    assertThat(porchlight.said()).contains("salted by birth-year only").contains("[PL-ENCODE-003]");
  }

  @Test
  void aPlainFileBesideAnEncodedOneIsToldWhatToDo() throws IOException {
    encode(register, "a.csv", "");
    assertThat(porchlight.run(MadeUpRegister.ROLES + " OUT", path("a.csv"), register)).isEqualTo(2);
    assertThat(porchlight.said())
        .contains("register.csv: the file is not encoded and a.csv is")
        .contains("[PL-DEDUPE-018]");
  }

  @Test
  void aKeyThatWillNotDoIsOneSentence() throws IOException {
    key = porchlight.file("short.key", "zzcanary\n");
    assertThat(encode(register, "a.csv", "")).isEqualTo(2);
    assertThat(porchlight.said())
        .contains("--key-file short.key: The key has fewer than 32 characters")
        .contains("[PL-ENCODE-001]")
        .doesNotContain("zzcanary");
    key = path("nowhere.key");
    assertThat(encode(register, "a.csv", "")).isEqualTo(2);
    assertThat(porchlight.said()).contains("Make one with: openssl rand -hex 32");
    key = porchlight.file("bytes.key", new byte[] {-1, -2, -3});
    assertThat(encode(register, "a.csv", "")).isEqualTo(2);
    assertThat(porchlight.said()).contains("this is not a text file; a key is a line of text.");
    assertThat(Path.of(path("a.csv"))).doesNotExist();
  }

  @Test
  void thePlaceForTheAnswerMustNotBeTheKeyOrTheInput() throws IOException {
    assertThat(encode(register, "register.csv", "")).isEqualTo(2);
    assertThat(porchlight.said()).contains("this is one of the files to be read");
    assertThat(encode(register, "partners.key", "")).isEqualTo(2);
    assertThat(porchlight.said()).contains("[PL-ENCODE-002]");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private int encode(String input, String name, String options) {
    return porchlight.verb(
        "encode",
        MadeUpRegister.ROLES + " --key-file " + key + " --out " + path(name) + " " + options,
        input);
  }
}
