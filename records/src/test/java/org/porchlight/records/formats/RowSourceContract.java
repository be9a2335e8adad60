package org.porchlight.records.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;

/** What every kind of file promises, whatever its format. */
abstract class RowSourceContract {
  @TempDir Path folder;

  /** The file of two rows: id 1 with the words "Ana, \"B\"\nC", id 2 with nothing. */
  abstract byte[] twoRows();

  /** The same cut off in the middle of a row, where that can be seen at all. */
  abstract byte[] cutOff();

  abstract Source.Connector connector();

  Source.Layout layout() {
    return Source.Layout.PLAIN;
  }

  @Test
  void rowsComeInOrderNumberedAsASpreadsheetShowsThem() throws IOException {
    assertThat(rows(open(twoRows()))).containsExactly("2: 1 / Ana, \"B\"\nC", "3: 2 / ");
  }

  @Test
  void readingTwiceGivesTheSame() throws IOException {
    RowSource source = open(twoRows());
    assertThat(rows(source)).isEqualTo(rows(source)).hasSize(2);
  }

  @Test
  void aFileThatIsCutOffNamesTheRowAndNoValue() {
    assertThatThrownBy(() -> rows(open(cutOff())))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("rows:3")
        .hasMessageNotContaining("ZZCANARY");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThatThrownBy(() -> open(new byte[0]))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("the file is empty");
  }

  @Test
  void aPdfIsRefusedByItsNature() {
    assertThatThrownBy(() -> open(Samples.bytes("%PDF-1.7\n1 0 obj")))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("a PDF document");
  }

  @Test
  void theFormIsGuessedFromTheContent() throws IOException {
    Sniffed sniffed = RowSource.sniff(Files.write(folder.resolve("rows"), twoRows()));
    assertThat(sniffed.connector()).isEqualTo(connector());
    assertThat(rows(sniffed.rows())).hasSize(2);
  }

  @Test
  void aFileCutAnywhereIsReadOrRefusedAndNothingElse() throws IOException {
    byte[] whole = twoRows();
    for (int length = 1; length < whole.length; length += 1 + whole.length / 400) {
      try {
        assertThat(rows(open(Arrays.copyOf(whole, length)))).hasSizeLessThanOrEqualTo(2);
      } catch (ProblemsException e) {
        assertThat(e).hasMessageContaining("PL-IMPORT-");
      }
    }
  }

  final RowSource open(byte[] content) throws IOException {
    return open(content, layout());
  }

  final RowSource open(String content, Source.Layout layout) throws IOException {
    return open(Samples.bytes(content), layout);
  }

  final RowSource open(byte[] content, Source.Layout layout) throws IOException {
    return RowSource.open(Files.write(folder.resolve("rows"), content), connector(), layout);
  }

  /** Id and words of each row. */
  static List<String> rows(RowSource source) throws IOException {
    List<String> rows = new ArrayList<>();
    int id = source.columns().indexOf("id");
    int words = source.columns().indexOf("words");
    source.forEach(
        (number, row, bytes) ->
            rows.add(
                "%d: %s / %s"
                    .formatted(
                        number, id < 0 ? "" : row.text(id), words < 0 ? "" : row.text(words))));
    return rows;
  }

  /** Every column of each row. */
  static List<String> cells(RowSource source) throws IOException {
    List<String> rows = new ArrayList<>();
    source.forEach(
        (number, row, bytes) -> {
          List<String> cells = new ArrayList<>();
          for (int i = 0; i < source.columns().size(); i++) {
            cells.add(row.text(i));
          }
          rows.add(number + ": " + String.join("|", cells));
        });
    return rows;
  }
}
