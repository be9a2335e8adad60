package org.porchlight.records.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.ProblemsException;

/** What every kind of file promises, whatever its format. */
abstract class RowSourceContract {
  @TempDir Path folder;

  /** The file of two rows: id 1 with the words "Ana, \"B\"\nC", id 2 with nothing. */
  abstract String twoRows();

  /** The same cut off in the middle of a row, where that can be seen at all. */
  abstract String cutOff();

  abstract RowSource open(Path file) throws IOException;

  @Test
  void rowsComeInOrderNumberedAsASpreadsheetShowsThem() throws IOException {
    assertThat(rows(open(file("rows", twoRows()))))
        .containsExactly("2: 1 / Ana, \"B\"\nC", "3: 2 / ");
  }

  @Test
  void readingTwiceGivesTheSame() throws IOException {
    RowSource source = open(file("rows", twoRows()));
    assertThat(rows(source)).isEqualTo(rows(source)).hasSize(2);
  }

  @Test
  void aGzipFileReadsLikeThePlainOne() throws IOException {
    Path packed = folder.resolve("rows.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(twoRows().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    assertThat(rows(open(packed))).hasSize(2);
  }

  @Test
  void aFileThatIsCutOffNamesTheRowAndNoValue() {
    assertThatThrownBy(() -> rows(open(file("rows", cutOff()))))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("rows:3")
        .hasMessageNotContaining("ZZCANARY");
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static List<String> rows(RowSource source) throws IOException {
    List<String> rows = new ArrayList<>();
    int id = source.columns().indexOf("id");
    int words = source.columns().indexOf("words");
    source.forEach(
        (number, row, bytes) ->
            rows.add("%d: %s / %s".formatted(number, row.text(id), row.text(words))));
    return rows;
  }
}
