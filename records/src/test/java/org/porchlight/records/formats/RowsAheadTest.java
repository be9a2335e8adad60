package org.porchlight.records.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsAheadTest {
  private static final int ROWS = 10_000;

  /** Numbers from 2, in one row object that is used again; breaks after the last. */
  private record Counted(boolean breaks) implements RowSource {
    @Override
    public List<String> columns() {
      return List.of("n");
    }

    @Override
    public void forEach(RowVisitor visitor) throws IOException {
      long[] number = {1};
      RawRow row =
          new RawRow() {
            @Override
            public int size() {
              return 1;
            }

            @Override
            public String text(int column) {
              return Long.toString(number[0]);
            }
          };
      for (int i = 0; i < ROWS; i++) {
        number[0]++;
        visitor.row(number[0], row, number[0] * 10);
      }
      if (breaks) {
        throw new IOException("cut short");
      }
    }
  }

  @Test
  void rowsComeInOrderEachWithItsOwnTexts() throws IOException {
    List<Long> seen = new ArrayList<>();
    RowSource.ahead(new Counted(false))
        .forEach(
            (number, row, bytes) -> {
              assertThat(row.text(0)).isEqualTo(Long.toString(number));
              assertThat(bytes).isEqualTo(number * 10);
              seen.add(number);
            });
    assertThat(seen).hasSize(ROWS).isSorted().startsWith(2L).endsWith(ROWS + 1L);
  }

  @Test
  void whatGoesWrongInTheFileComesAfterTheRowsBeforeIt() {
    int[] seen = new int[1];
    assertThatThrownBy(
            () -> RowSource.ahead(new Counted(true)).forEach((number, row, bytes) -> seen[0]++))
        .isInstanceOf(IOException.class)
        .hasMessage("cut short");
    assertThat(seen[0]).isEqualTo(ROWS);
  }

  @Test
  void whatGoesWrongWithARowStopsTheReading() {
    int[] seen = new int[1];
    assertThatThrownBy(
            () ->
                RowSource.ahead(new Counted(false))
                    .forEach(
                        (number, row, bytes) -> {
                          seen[0]++;
                          throw new IOException("no room");
                        }))
        .hasMessage("no room");
    assertThat(seen[0]).isEqualTo(1);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("import-rows");
  }
}
