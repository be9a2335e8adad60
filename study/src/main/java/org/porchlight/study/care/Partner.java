package org.porchlight.study.care;

import java.util.Map;

/**
 * An agency that takes part in care.
 *
 * @param id lower-case words joined by hyphens
 * @param name by language
 * @param partner whether it may receive care data by consent
 * @param responds whether it may receive the response card by consent
 */
public record Partner(String id, Map<String, String> name, boolean partner, boolean responds) {
  public Partner {
    name = Map.copyOf(name);
  }

  @Override
  public String toString() {
    return "partner %s".formatted(id);
  }
}
