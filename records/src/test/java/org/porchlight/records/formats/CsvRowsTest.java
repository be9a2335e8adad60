package org.porchlight.records.formats;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;

class CsvRowsTest extends TextSourceContract {
  @Override
  byte[] twoRows() {
    return Samples.bytes("id,words\r\n 1 ,\"Ana, \"\"B\"\"\nC\"\r\n2,\r\n");
  }

  @Override
  byte[] cutOff() {
    return Samples.bytes("id,words\n1,a\n2,\"ZZCANARY\n3,b\n");
  }

  @Override
  Source.Connector connector() {
    return Source.Connector.CSV;
  }

  @Test
  void theDeclaredEncodingCountsUnlessAByteOrderMarkSaysOtherwise() throws IOException {
    String text = "id,words\n1,Niño\n";
    assertThat(rows(open(text.getBytes(Charset.forName("windows-1252")), latin())))
        .containsExactly("2: 1 / Niño");
    assertThat(rows(open(("\ufeff" + text).getBytes(UTF_16LE), latin())))
        .containsExactly("2: 1 / Niño");
    assertThat(rows(open("\ufeff" + text, latin()))).containsExactly("2: 1 / Niño");
  }

  private static Source.Layout latin() {
    return new Source.Layout("windows-1252", ',', null, 1, null, null);
  }

  @Test
  void theEncodingIsGuessedFromTheWholeFile() throws IOException {
    String text = "id,words\n" + "1,a\n".repeat(30_000) + "2,Niño\n";
    for (String encoding : new String[] {"UTF-8", "windows-1252", "UTF-16"}) {
      var file = Files.write(folder.resolve(encoding), text.getBytes(Charset.forName(encoding)));
      Sniffed sniffed = RowSource.sniff(file);
      assertThat(rows(sniffed.rows())).last().isEqualTo("30002: 2 / Niño");
    }
  }

  @Test
  void theDelimiterAndTheHeaderRowAreGuessed() throws IOException {
    for (String delimiter : new String[] {",", ";", "\t", "|"}) {
      String text =
          "Calls of the year\n\nid,words,x,y\n1,\"a,b\",3.5,4\n2,b;c,3.5,4\n3,d,3.5,4\n"
              .replace(",", delimiter);
      Sniffed sniffed = RowSource.sniff(Files.writeString(folder.resolve("rows"), text));
      assertThat(sniffed.layout().delimiter()).isEqualTo(delimiter.charAt(0));
      assertThat(sniffed.layout().headerRow()).isEqualTo(3);
      assertThat(sniffed.rows().columns()).containsExactly("id", "words", "x", "y");
    }
  }

  @Test
  void rowsAboveTheHeaderAreLeftOutAndCounted() throws IOException {
    Source.Layout third = new Source.Layout("UTF-8", ',', null, 3, null, null);
    assertThat(rows(open("Report\n\nid,words\n1,a\n\n2,b\n", third)))
        .containsExactly("4: 1 / a", "6: 2 / b");
    assertThatThrownBy(() -> open("id\n", third)).hasMessageContaining("row 3 is empty");
  }

  @Test
  void columnsOfADamagedHeaderAreToldApart() throws IOException {
    assertThat(open("id,,X,X, \n1,2,3,4,5,,,\n", layout()).columns())
        .containsExactly("id", "column 2", "X", "X (2)", "column 5");
  }

  @Test
  void wordsAfterAClosingQuoteStay() throws IOException {
    assertThat(rows(open("id,words\n1,\"a\"b\n2,c\"d\n", layout())))
        .containsExactly("2: 1 / ab", "3: 2 / c\"d");
  }

  @Test
  void whatUnpacksTooFarIsRefused() {
    byte[] bomb = Samples.gzip(Samples.bytes("id,words\n" + "1,a\n".repeat(4 << 20)));
    assertThatThrownBy(() -> rows(open(bomb)))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("PL-IMPORT-020");
  }

  @Test
  void anArchiveUnderAPasswordIsToldAsSuch() {
    byte[] zip = Samples.zip(Map.of("a.csv", Samples.bytes("id,words\n1,a\n")));
    assertThatThrownBy(() -> open(Samples.locked(zip)))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining(
            "the archive is locked by a password. Ask the source for it without one")
        .hasMessageContaining("PL-IMPORT-020");
    assertThatThrownBy(() -> open(java.util.Arrays.copyOf(zip, zip.length - 10)))
        .hasMessageContaining("cut short or is damaged")
        .message()
        .doesNotContain("password");
  }

  @Test
  void anArchiveOfVeryManyFilesIsRefused() {
    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int i = 0; i <= Limits.MEMBERS; i++) {
      many.put("f" + i, new byte[0]);
    }
    assertThatThrownBy(() -> open(Samples.zip(many))).hasMessageContaining("PL-IMPORT-020");
  }

  @Test
  void rowsBeyondAnyTableAreRefused() {
    assertThatThrownBy(() -> rows(open("id\n" + ",".repeat(5_000) + "\n", layout())))
        .hasMessageContaining("rows:2: the row has more than 4,096 columns");
    String field = "x".repeat(900_000) + ",";
    assertThatThrownBy(() -> rows(open("id\n" + field.repeat(20) + "\n", layout())))
        .hasMessageContaining("rows:2: the row has more than 16,777,216 characters");
    assertThatThrownBy(() -> rows(open("id\n" + "x".repeat(3 << 20), layout())))
        .hasMessageContaining("rows:2");
  }

  @Test
  void aBinaryFileIsNoText() {
    assertThatThrownBy(() -> open(new byte[] {'a', 0, 'b', 0, 'c'}, layout()))
        .hasMessageContaining("not text in the encoding");
  }
}
