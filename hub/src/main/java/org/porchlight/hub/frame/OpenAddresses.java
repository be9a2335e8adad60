package org.porchlight.hub.frame;

import java.util.List;

/** Which addresses hold data for programs, and may be read from any other site. */
final class OpenAddresses {
  private static final List<String> ENDINGS = List.of(".json", ".jsonld", ".atom", ".xml", ".csv");

  private OpenAddresses() {}

  static boolean forPrograms(String address) {
    return address.startsWith("/api/")
        || address.startsWith("/releases/")
        || ENDINGS.stream().anyMatch(address::endsWith);
  }
}
