package org.porchlight.pipeline.link;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.porchlight.linkage.Decision;

/**
 * Records of one incident, by different agencies, whose words of a name agree: they speak of one
 * person, however little else they say. A bare name in a police report and the same name with a
 * birth date in the care team's report of that incident are no coincidence.
 */
final class SameIncident {
  /** A first name and a surname. */
  private static final int WORDS = 2;

  private SameIncident() {}

  /** Pairs of mentions that one incident joins, in the order of the mentions. */
  static List<Decision> pairs(List<FoundMention> mentions) {
    Map<String, List<FoundMention>> byIncident = new HashMap<>();
    List<Decision> pairs = new ArrayList<>();
    for (FoundMention mention : mentions) {
      if (mention.incident().isEmpty()) {
        continue;
      }
      List<FoundMention> others =
          byIncident.computeIfAbsent(
              mention.incident() + '/' + mention.role(), any -> new ArrayList<>(2));
      for (FoundMention other : others) {
        if (!other.source().id().equals(mention.source().id()) && agree(other, mention)) {
          pairs.add(Decision.same(other.key(), mention.key()));
          break;
        }
      }
      others.add(mention);
    }
    return pairs;
  }

  /** Whether all words of the shorter name stand in the longer one. */
  private static boolean agree(FoundMention left, FoundMention right) {
    Set<String> a = words(left.name());
    Set<String> b = words(right.name());
    return Math.min(a.size(), b.size()) >= WORDS && (a.containsAll(b) || b.containsAll(a));
  }

  /** Words of two letters or more, without accents; initials say too little. */
  private static Set<String> words(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toUpperCase(Locale.ROOT);
    Set<String> words = new TreeSet<>();
    for (String word : plain.split("[^\\p{L}]+", -1)) {
      if (word.length() > 1) {
        words.add(word);
      }
    }
    return words;
  }
}
