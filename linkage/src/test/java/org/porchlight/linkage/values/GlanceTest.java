package org.porchlight.linkage.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A glance may only say what reading both texts would say. */
class GlanceTest {
  private static final long SEED = 20_261_122;

  @Test
  void aGlanceNeverPartsTextsThatAreAlike() {
    String[] texts = texts(new SplittableRandom(SEED), "ABCDEÉ", 70, 900);
    Glance glance = new Glance(texts);
    int near = 0;
    for (int a = 1; a < texts.length; a++) {
      for (int b = a + 1; b < texts.length; b++) {
        int edits = Similarity.edits(texts[a], texts[b], 2);
        double similarity = Similarity.jaroWinkler(texts[a], texts[b]);
        String pair = "%s %s, seed %d".formatted(texts[a], texts[b], SEED);
        assertThat(edits > 2 || glance.withinEdits(a, b, 2)).as(pair).isTrue();
        assertThat(similarity < 0.84 || glance.canReach(a, b, 0.84)).as(pair).isTrue();
        assertThat(glance.commonHead(a, b)).as(pair).isEqualTo(commonHead(texts[a], texts[b]));
        near += edits <= 2 || similarity >= 0.84 ? 1 : 0;
      }
    }
    assertThat(near).isGreaterThan(1000);
  }

  @Test
  void packedDigitsKnowOneSlipAsReadingThemDoes() {
    String[] texts = texts(new SplittableRandom(SEED), "0123", 16, 1200);
    DigitTexts digits = new DigitTexts(texts);
    int slips = 0;
    for (int a = 1; a < texts.length; a++) {
      for (int b = a + 1; b < texts.length; b++) {
        if (!texts[a].equals(texts[b])) {
          boolean slip = Similarity.edits(texts[a], texts[b], 1) == 1;
          String pair = "%s %s".formatted(texts[a], texts[b]);
          assertThat(digits.oneEditApart(a, b)).as(pair).isEqualTo(slip);
          assertThat(digits.sameLastSeven(a, b)).as(pair).isEqualTo(tails(texts[a], texts[b]));
          slips += slip ? 1 : 0;
        }
      }
    }
    assertThat(slips).isGreaterThan(500);
    DigitTexts mixed = new DigitTexts(new String[] {"", "12", "1A", "12345678901234567"});
    assertThat(mixed.areDigits(1, 1)).isTrue();
    assertThat(mixed.areDigits(1, 2)).isFalse();
    assertThat(mixed.areDigits(1, 3)).isFalse();
  }

  private static boolean tails(String a, String b) {
    return a.length() >= 7
        && b.length() >= 7
        && a.substring(a.length() - 7).equals(b.substring(b.length() - 7));
  }

  private static int commonHead(String a, String b) {
    int common = 0;
    while (common < Math.min(4, Math.min(a.length(), b.length()))
        && a.charAt(common) == b.charAt(common)) {
      common++;
    }
    return common;
  }

  /** Texts of few letters, many of them a slip away from another; the first is empty. */
  private static String[] texts(SplittableRandom random, String letters, int longest, int count) {
    List<String> texts = new ArrayList<>(List.of(""));
    while (texts.size() < count) {
      StringBuilder text = new StringBuilder();
      if (texts.size() > 10 && random.nextInt(2) == 0) {
        text.append(texts.get(1 + random.nextInt(texts.size() - 1)));
        for (int slips = random.nextInt(3); slips >= 0 && text.length() > 2; slips--) {
          int at = random.nextInt(text.length() - 1);
          switch (random.nextInt(4)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
            case 2 -> text.append(text.charAt(at)).deleteCharAt(at);
            default -> {
              char first = text.charAt(at);
              text.setCharAt(at, text.charAt(at + 1));
              text.setCharAt(at + 1, first);
            }
          }
        }
      } else {
        int length = 1 + random.nextInt(random.nextInt(4) == 0 ? longest : Math.min(longest, 9));
        for (int i = 0; i < length; i++) {
          text.append(letters.charAt(random.nextInt(letters.length())));
        }
      }
      texts.add(text.toString());
    }
    return texts.toArray(new String[0]);
  }
}
