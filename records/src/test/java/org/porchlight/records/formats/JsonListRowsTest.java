package org.porchlight.records.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.porchlight.city.Source;

class JsonListRowsTest extends TextSourceContract {
  @Override
  byte[] twoRows() {
    return Samples.bytes(Samples.JSON);
  }

  @Override
  byte[] cutOff() {
    String text = Samples.JSON;
    return Samples.bytes(text.substring(0, text.indexOf("null")) + "\"ZZCANARY");
  }

  @Override
  Source.Connector connector() {
    return Source.Connector.JSON;
  }

  @Test
  void objectsWithinARowAreColumnsOfTheirOwn() throws IOException {
    RowSource source = open(twoRows());
    assertThat(source.columns()).containsExactly("id", "words", "place.city", "place.at", "score");
    assertThat(cells(source)).containsExactly("2: 1|Ana, \"B\"\nC|Port|[1.5,2]|", "3: 2||||");
  }

  @Test
  void aListALinesFileAndAWindowsFileAreRead() throws IOException {
    assertThat(rows(open("[{\"id\":1},{\"id\":2}]", layout()))).hasSize(2);
    assertThat(rows(open("{\"id\":1}\n{\"id\":2,\"words\":\"x\"}\n", layout())))
        .containsExactly("2: 1 / ", "3: 2 / x");
    assertThat(
            rows(
                open(
                    "[{\"id\":1,\"words\":\"Niño\"}]"
                        .getBytes(java.nio.charset.Charset.forName("windows-1252")),
                    new Source.Layout("windows-1252", ',', null, 1, null, null))))
        .containsExactly("2: 1 / Niño");
  }

  @Test
  void oneOfSeveralListsMustBeNamed() throws IOException {
    String two = "{\"a\":[{\"id\":1}],\"b\":{\"c\":[{\"id\":2},{\"id\":3}]}}";
    assertThatThrownBy(() -> open(two, layout()))
        .hasMessageContaining("2 lists of objects: a, b.c")
        .hasMessageContaining("PL-IMPORT-021");
    assertThat(rows(open(two, new Source.Layout("UTF-8", ',', null, 1, "b.c", null))))
        .containsExactly("2: 2 / ", "3: 3 / ");
    assertThatThrownBy(() -> open(two, new Source.Layout("UTF-8", ',', null, 1, "z", null)))
        .hasMessageContaining("no list of objects at 'z'");
  }

  @Test
  void whatIsNoListOfObjectsIsRefused() {
    for (String other : new String[] {"{\"count\":3}", "[1,2]", "[[{\"id\":1}]]", "3"}) {
      assertThatThrownBy(() -> open(other, layout())).hasMessageContaining("no list of objects");
    }
    assertThatThrownBy(() -> open("[{\"id\":1}, 7]", layout()))
        .hasMessageContaining("rows:3: there is something other than an object");
  }

  @Test
  void aNumberThatWouldFillTheMemoryIsLeftAsItIs() throws IOException {
    assertThat(rows(open("[{\"id\":1e999999999,\"words\":1.5E3}]", layout())))
        .containsExactly("2: 1e999999999 / 1500");
  }
}
