package org.porchlight.hub.voices;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.porchlight.commons.voices.BoardQuestion;

/** Questions on the board that are about the same, so that one need not be asked twice. */
final class Similar {
  private static final int MOST = 3;
  private static final double ENOUGH = 0.3;
  private static final int SHORTEST_WORD = 4;

  /** Letters of a word that count, so that "crashes" and "crash" are one. */
  private static final int STEM = 5;

  private Similar() {}

  /**
   * The nearest first, three at most.
   *
   * @param language whose words of the board are compared; another language finds little, and then
   *     the question is simply sent
   */
  static List<BoardQuestion> to(
      String words, String page, String language, List<BoardQuestion> board) {
    Set<String> asked = stems(words);
    record Scored(BoardQuestion question, double score) {}
    return board.stream()
        .map(
            question -> {
              double same = likeness(asked, stems(question.words().inOrFallback(language)));
              double here = question.page().equals(page) && same > 0 ? 0.1 : 0;
              return new Scored(question, same + here);
            })
        .filter(scored -> scored.score() >= ENOUGH)
        .sorted(Comparator.comparingDouble(Scored::score).reversed())
        .limit(MOST)
        .map(Scored::question)
        .toList();
  }

  /** Shared stems over those of the shorter text, 0 to 1 (the overlap coefficient). */
  private static double likeness(Set<String> one, Set<String> other) {
    int smaller = Math.min(one.size(), other.size());
    if (smaller == 0) {
      return 0;
    }
    Set<String> shared = new HashSet<>(one);
    shared.retainAll(other);
    return shared.size() < 2 && smaller > 1 ? 0 : (double) shared.size() / smaller;
  }

  private static Set<String> stems(String text) {
    Set<String> stems = new HashSet<>();
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
    for (String word : plain.split("[^\\p{L}\\d]+", -1)) {
      if (word.length() >= SHORTEST_WORD) {
        stems.add(word.substring(0, Math.min(STEM, word.length())));
      }
    }
    return stems;
  }
}
