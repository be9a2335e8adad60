package org.porchlight.records.formats;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that people send by mistake are named for what they are, whatever they are called. */
class FileKindTest {
  @TempDir Path folder;

  /** The bytes are told in hexadecimal; a name that lies must not matter. */
  @ParameterizedTest
  @CsvSource({
    "255044462d312e37, PDF document",
    "d0cf11e0a1b11ae1, wants a password",
    "000100005374616e64617264204a657420444200, database of Access",
    "000100005374616e64617264204143452044420000, database of Access",
    "580a000000030003, program R",
    "24464c3240282329, program SPSS",
    "73020100, program Stata",
    "89504e470d0a1a0a, a picture",
    "3c21444f43545950452068746d6c3e, a web page",
  })
  void aFileOfAnotherKindIsNamed(String bytes, String words) throws IOException {
    Path file = folder.resolve("calls.csv");
    Files.write(file, java.util.HexFormat.of().parseHex(bytes));
    assertThatThrownBy(() -> RowSource.sniff(file))
        .hasMessageContaining(words)
        .hasMessageContaining("as CSV or as an Excel workbook")
        .hasMessageContaining("PL-IMPORT-023");
  }

  @ParameterizedTest
  @CsvSource({
    "word/document.xml, Word document",
    "ppt/presentation.xml, presentation",
    "content.xml, OpenDocument",
  })
  void aDocumentKeptAsAZipIsNamed(String member, String words) throws IOException {
    Path file = folder.resolve("calls.zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : List.of("mimetype", member)) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("x".getBytes(StandardCharsets.UTF_8));
      }
    }
    assertThatThrownBy(() -> RowSource.sniff(file))
        .hasMessageContaining(words)
        .hasMessageContaining("PL-IMPORT-023");
  }

  @Test
  void anEmptyFileSaysSo() throws IOException {
    Path file = Files.createFile(folder.resolve("calls.csv"));
    assertThatThrownBy(() -> RowSource.sniff(file)).hasMessageContaining("the file is empty");
  }
}
