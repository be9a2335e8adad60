package org.porchlight.hub.explore;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * What an address asks for; what is left out is chosen by the page. Names of other parameters are
 * passed over: shared links get such things attached.
 */
record Asked(
    Optional<String> table,
    Optional<String> area,
    Optional<String> type,
    Optional<String> period,
    Optional<String> split) {
  /** No name in a release is longer; a longer one is as good as any that is not there. */
  private static final int LONGEST = 100;

  static Asked of(HttpServletRequest request) {
    Function<String, Optional<String>> find =
        name ->
            Optional.ofNullable(request.getParameter(name))
                .filter(value -> !value.isEmpty())
                .map(value -> value.length() > LONGEST ? value.substring(0, LONGEST) : value);
    return new Asked(
        find.apply("table"),
        find.apply("area"),
        find.apply("type"),
        find.apply("period"),
        find.apply("split"));
  }

  /** The same without the period: it shows the newest numbers for ever. */
  Asked newest() {
    return new Asked(table, area, type, Optional.empty(), split);
  }

  /** The address without its language, always in the same order. */
  String path() {
    return query("/explore", ordered(table, area, type, period, split));
  }

  /** An address of ours with those parameters that have a value. */
  static String query(String path, Map<String, Optional<String>> parameters) {
    StringJoiner query = new StringJoiner("&", path + "?", "").setEmptyValue(path);
    parameters.forEach(
        (name, value) ->
            value.ifPresent(
                text ->
                    query.add(
                        name
                            + "="
                            + URLEncoder.encode(text, StandardCharsets.UTF_8)
                                .replace("%3A", ":")
                                .replace("+", "%20"))));
    return query.toString();
  }

  private static Map<String, Optional<String>> ordered(
      Optional<String> table,
      Optional<String> area,
      Optional<String> type,
      Optional<String> period,
      Optional<String> split) {
    Map<String, Optional<String>> all = new java.util.LinkedHashMap<>();
    all.put("table", table);
    all.put("area", area);
    all.put("type", type);
    all.put("period", period);
    all.put("split", split);
    return all;
  }
}
