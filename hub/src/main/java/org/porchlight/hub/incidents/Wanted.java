package org.porchlight.hub.incidents;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * What an address asks to see. What is left out, or names nothing, is chosen by the page; other
 * parameters are passed over.
 *
 * @param what {@code table} or {@code table.type}
 * @param month as {@code 2026-09}
 * @param area an area of the place layer
 * @param order {@code place} for a list by place, else by day
 * @param page of the list, 1 or more
 */
record Wanted(
    Optional<String> what,
    Optional<String> month,
    Optional<String> area,
    Optional<String> order,
    int page) {
  private static final int LONGEST = 100;

  static final String BY_PLACE = "place";

  static Wanted of(HttpServletRequest request) {
    Function<String, Optional<String>> find =
        name ->
            Optional.ofNullable(request.getParameter(name))
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST);
    return new Wanted(
        find.apply("what"),
        find.apply("month"),
        find.apply("area"),
        find.apply("order").filter(BY_PLACE::equals),
        find.apply("page")
            .filter(number -> number.matches("[1-9]\\d{0,4}"))
            .map(Integer::valueOf)
            .orElse(1));
  }

  Wanted in(Optional<String> other) {
    return new Wanted(what, month, other, order, 1);
  }

  Wanted at(int other) {
    return new Wanted(what, month, area, order, other);
  }

  /** The address without its language, always in the same order. */
  String path() {
    StringJoiner query = new StringJoiner("&", "/map?", "").setEmptyValue("/map");
    what.ifPresent(value -> query.add("what=" + encoded(value)));
    month.ifPresent(value -> query.add("month=" + encoded(value)));
    area.ifPresent(value -> query.add("area=" + encoded(value)));
    order.ifPresent(value -> query.add("order=" + encoded(value)));
    if (page > 1) {
      query.add("page=" + page);
    }
    return query.toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%3A", ":").replace("+", "%20");
  }
}
