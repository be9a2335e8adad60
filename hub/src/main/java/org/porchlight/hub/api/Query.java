package org.porchlight.hub.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.porchlight.hub.frame.DataProblem;

/** The parameters of a request: each known, given once, and no longer than a name can be. */
final class Query {
  private static final int LONGEST = 100;

  private final Map<String, String> given = new TreeMap<>();

  /**
   * Reads the parameters.
   *
   * @throws Refusal for one that is not among {@code known}, stands there twice, or is too long
   */
  Query(HttpServletRequest request, List<String> known) {
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (!known.contains(name)) {
                throw refusal(
                    known.isEmpty()
                        ? "This address takes no parameter."
                        : "A parameter is not known. This address takes: %s."
                            .formatted(String.join(", ", known)));
              }
              if (values.length != 1 || values[0].isEmpty() || values[0].length() > LONGEST) {
                throw refusal(
                    "The parameter %s must stand there once, with 1 to %d characters."
                        .formatted(name, LONGEST));
              }
              given.put(name, values[0]);
            });
  }

  private static Refusal refusal(String detail) {
    return new Refusal(DataProblem.of("unknown-parameter", 400, detail, DataProblem.DESCRIPTION));
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(given.get(name));
  }

  /** Whether any of these was given. */
  boolean hasAnyOf(String... names) {
    return List.of(names).stream().anyMatch(given::containsKey);
  }
}
