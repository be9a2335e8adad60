package org.porchlight.records.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;

/** What text files promise besides: they may come packed. */
abstract class TextSourceContract extends RowSourceContract {
  @Test
  void aGzipFileReadsLikeThePlainOne() throws IOException {
    assertThat(rows(open(Samples.gzip(twoRows())))).isEqualTo(rows(open(twoRows())));
  }

  @Test
  void aCutGzipFileIsRefused() {
    byte[] packed = Samples.gzip(twoRows());
    assertThatThrownBy(() -> rows(open(java.util.Arrays.copyOf(packed, packed.length - 12))))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("PL-IMPORT-004");
  }

  @Test
  void theOnlyFileOfAZipIsReadWhateverItsName() throws IOException {
    byte[] zip =
        Samples.zip(
            Map.of(
                "../../etc/rows",
                twoRows(),
                "__MACOSX/._rows",
                new byte[] {1},
                "empty/",
                new byte[0]));
    assertThat(rows(open(zip))).isEqualTo(rows(open(twoRows())));
  }

  @Test
  void oneOfSeveralFilesOfAZipMustBeNamed() throws IOException {
    byte[] zip = Samples.zip(Map.of("a", twoRows(), "b", twoRows()));
    assertThatThrownBy(() -> open(zip))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("holds 2 files")
        .hasMessageContaining("PL-IMPORT-021");
    Source.Layout named = new Source.Layout("UTF-8", ',', null, 1, "b", null);
    assertThat(rows(open(zip, named))).hasSize(2);
  }

  @Test
  void aByteOrderMarkIsNoText() throws IOException {
    byte[] plain = twoRows();
    byte[] marked = new byte[plain.length + 3];
    marked[0] = (byte) 0xef;
    marked[1] = (byte) 0xbb;
    marked[2] = (byte) 0xbf;
    System.arraycopy(plain, 0, marked, 3, plain.length);
    assertThat(rows(open(marked))).isEqualTo(rows(open(plain)));
  }
}
