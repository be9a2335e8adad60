package org.porchlight.study.people;

import org.jspecify.annotations.Nullable;

/**
 * What one record says about one person, as it says it; null where it says nothing.
 *
 * @param name the whole name, from sources that do not part it
 * @param given given names
 * @param family family names
 * @param born date of birth: {@code 1988-02-11}, {@code 1988-02} or {@code 1988}
 * @param sex in the source's standard words
 * @param race in the source's standard words
 * @param phone digits as the source's mapping left them
 * @param address the person's own, not the incident's
 */
public record Particulars(
    @Nullable String name,
    @Nullable String given,
    @Nullable String family,
    @Nullable String born,
    @Nullable String sex,
    @Nullable String race,
    @Nullable String phone,
    @Nullable String address) {

  /** The whole name, else the given and family names; empty when the record has none. */
  public String shownName() {
    if (name != null && !name.isBlank()) {
      return name.strip();
    }
    String joined = (given == null ? "" : given) + " " + (family == null ? "" : family);
    return joined.strip();
  }

  @Override
  public String toString() {
    return "[particulars]";
  }
}
