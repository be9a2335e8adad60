package org.porchlight.release;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One text in every language of the city, keyed by BCP 47 language tag ({@code en}, {@code es}).
 * Never empty. Language order is alphabetical, so that a release is byte-identical when rewritten.
 */
public record LocalText(@JsonValue SortedMap<String, String> byLanguage) {

  /**
   * @throws IllegalArgumentException when there is no language at all
   */
  @JsonCreator
  public LocalText {
    if (byLanguage.isEmpty()) {
      throw new IllegalArgumentException("a text needs at least one language");
    }
    byLanguage = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byLanguage));
  }

  /** A text from language tag to words. */
  public static LocalText of(Map<String, String> byLanguage) {
    return new LocalText(new TreeMap<>(byLanguage));
  }

  /** English and Spanish, the two languages that every city starts with. */
  public static LocalText of(String english, String spanish) {
    return of(Map.of("en", english, "es", spanish));
  }

  /** A proper name that is the same in every language. */
  public static LocalText same(String name) {
    return of(name, name);
  }

  /** The words in exactly this language. */
  public Optional<String> in(String language) {
    return Optional.ofNullable(byLanguage.get(language));
  }

  /** The words in this language, else in English, else in the first language there is. */
  public String inOrFallback(String language) {
    return in(language).or(() -> in("en")).orElseGet(() -> byLanguage.values().iterator().next());
  }
}
