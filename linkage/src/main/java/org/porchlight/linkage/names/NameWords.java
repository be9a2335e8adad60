package org.porchlight.linkage.names;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;

/**
 * Where the words of a column of whole names stand: before the family name or in it. Learned from
 * names that leave no doubt, those with a comma and those of two words, so that {@code Luis Perez
 * Hernandez} has two surnames and {@code Anna Marie Hill} two given names.
 */
public final class NameWords implements Serializable {
  private static final long serialVersionUID = 1L;

  /** How much likelier another reading must be than the usual one, as a natural logarithm. */
  private static final double PREFERENCE = 0.7;

  private record Places(int given, int family) implements Serializable {}

  private final HashMap<String, Places> places = new HashMap<>();
  private long givens;
  private long families;

  public NameWords() {}

  /** Reads all distinct names of a column. */
  public static NameWords learn(String[] raw) {
    NameWords words = new NameWords();
    for (String name : raw) {
      int comma = name.indexOf(',');
      if (comma > 0) {
        words.add(NameValue.parse(name.substring(0, comma)).text(), 0, 1);
        words.add(NameValue.parseGiven(name.substring(comma + 1)).text(), 1, 0);
      } else {
        String[] parts = NameValue.parseGiven(name).text().split(" ", -1);
        if (parts.length == 2) {
          words.add(parts[0], 1, 0);
          words.add(parts[1], 0, 1);
        }
      }
    }
    return words;
  }

  /** Takes in what other names told. */
  public void addAll(NameWords others) {
    others.places.forEach((word, there) -> merge(word, there));
    givens += others.givens;
    families += others.families;
  }

  private void merge(String word, Places there) {
    places.merge(word, there, (a, b) -> new Places(a.given + b.given, a.family + b.family));
  }

  private void add(String text, int given, int family) {
    for (String word : text.split(" ", -1)) {
      // An initial says nothing about the next name that begins with it.
      if (word.length() > 1) {
        merge(word, new Places(given, family));
        givens += given;
        families += family;
      }
    }
  }

  /**
   * Where the family name begins.
   *
   * @param usual the place where it begins if the words say nothing
   */
  int familyFrom(List<String> words, int usual) {
    int best = usual;
    double most = PREFERENCE;
    double start = leaning(words, usual);
    for (int from = 1; from < words.size(); from++) {
      double gain = leaning(words, from) - start;
      if (from != usual && gain > most) {
        most = gain;
        best = from;
      }
    }
    return best;
  }

  private double leaning(List<String> words, int from) {
    double sum = 0;
    for (int i = 1; i < words.size() - 1; i++) {
      Places place = places.getOrDefault(words.get(i), new Places(0, 0));
      double given = (place.given + 0.5) / (givens + 1);
      double family = (place.family + 0.5) / (families + 1);
      boolean says = place.given + place.family > 0;
      double logarithm = words.get(i).length() == 1 ? 5 : says ? Math.log(given / family) : 0;
      sum += i < from ? logarithm : 0;
    }
    return sum;
  }
}
