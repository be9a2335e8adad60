package org.porchlight.linkage.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts and dates, and how alike two texts are. */
class ValuesTest {
  @ParameterizedTest
  @CsvSource({
    "MARTHA, MARHTA, 0.961",
    "DWAYNE, DUANE, 0.840",
    "DIXON, DICKSONX, 0.813",
    "ABC, XYZ, 0.0",
    "SAME, SAME, 1.0"
  })
  void jaroWinklerIsAsPublished(String left, String right, double expected) {
    assertThat(Similarity.jaroWinkler(left, right)).isCloseTo(expected, Offset.offset(0.001));
    assertThat(Similarity.jaroWinkler(right, left)).isEqualTo(Similarity.jaroWinkler(left, right));
  }

  /** Against a plain table of edits without bands or shortcuts. */
  @Test
  void editsAgreeWithThePlainTable() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      String a = word(random);
      String b = word(random);
      int plain = plainEdits(a, b);
      for (int limit = 1; limit <= 4; limit++) {
        assertThat(Similarity.edits(a, b, limit))
            .as("%s %s %d", a, b, limit)
            .isEqualTo(Math.min(plain, limit + 1));
      }
      if (plain <= 2) {
        assertThat(Similarity.withinEdits(Similarity.letters(a), Similarity.letters(b), 2))
            .isTrue();
      }
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    int length = random.nextInt(8);
    for (int i = 0; i < length; i++) {
      word.append((char) ('A' + random.nextInt(3)));
    }
    return word.toString();
  }

  private static int plainEdits(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }

  @ParameterizedTest
  @CsvSource({
    "1982-02-09, 19820209",
    "02/09/1982, 19820209",
    "13/02/1982, 19820213",
    "1982-02-XX, 19820200",
    "1982-02, 19820200",
    "1982, 19820000",
    "19081249, 19081249",
    "1982-02-09T00:00:00, 19820209",
    "2/9/82, 19820209",
    "'not known', 0"
  })
  void datesAreReadInManyForms(String text, int expected) {
    assertThat(BirthDate.parse(text, false)).isEqualTo(expected);
  }
}
