package org.porchlight.records.profile;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the name of a column says of it. */
enum ColumnWords {
  NAME,
  BIRTH,
  PHONE,
  CONTACT,
  FREE_TEXT,
  ADDRESS,
  TIME,
  ID,
  LATITUDE,
  LONGITUDE,
  POINT;

  private static final Map<ColumnWords, List<String>> WORDS = read();

  private static Map<ColumnWords, List<String>> read() {
    Map<ColumnWords, List<String>> words = new EnumMap<>(ColumnWords.class);
    for (List<String> line : Lines.of("words.tsv")) {
      String name = line.getFirst().toUpperCase(Locale.ROOT).replace('-', '_');
      words.put(valueOf(name), Lines.words(line.get(1)));
    }
    return words;
  }

  /** All that a name says. */
  static Set<ColumnWords> of(String column) {
    String plain = Lines.plain(column);
    Set<ColumnWords> found = EnumSet.noneOf(ColumnWords.class);
    WORDS.forEach(
        (what, words) -> {
          for (String word : words) {
            if (word.startsWith("=") ? plain.equals(word.substring(1)) : plain.contains(word)) {
              found.add(what);
            }
          }
        });
    return found;
  }
}
