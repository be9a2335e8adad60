package org.porchlight.city;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;

/**
 * Reads {@code programs/NAME.yaml}.
 *
 * @param agencies those with contacts that count in {@code neighbors.yaml}
 */
record ProgramReader(List<String> languages, List<String> agencies) {
  private static final int LONGEST = 3660;
  private static final int MOST_CONTACTS = 10_000;
  private static final double MOST_MONEY = 1e9;

  Program read(String id, YamlMap map) {
    LocalText name = map.localText("name", languages);
    LocalText about = map.localText("about", languages);
    @Nullable String initiative = map.has("initiative") ? map.text("initiative") : null;
    YamlMap block = map.map("rule");
    Program.Rule rule =
        new Program.Rule(
            agencies(block, "agencies"),
            block.integer("window", 1, LONGEST),
            block.integer("at-least", 1, MOST_CONTACTS));
    block.done();
    List<String> outcomes = agencies(map, "outcomes");
    LocalDate start = map.date("start");
    int follow = map.integer("follow", 1, LONGEST);
    LocalDate analysis = map.date("analysis");
    if (analysis.isBefore(start.plusDays(follow))) {
      map.problem(
          "analysis",
          "analysis is %s, but the people are followed until %s. Move the analysis to that day or later, or follow for less."
              .formatted(analysis, start.plusDays(follow)),
          "PL-PROGRAM-001");
    }
    String served = map.text("served");
    Program.Draw drawn =
        map.has("drawn") ? map.oneOf("drawn", Program.Draw.class, "draws") : Program.Draw.NOTHING;
    @Nullable String events = map.has("events") ? map.text("events") : null;
    List<Program.Cost> costs = map.mapsOrNone("costs").stream().map(this::cost).toList();
    map.done();
    return new Program(
        id,
        name,
        about,
        initiative,
        rule,
        outcomes,
        start,
        follow,
        analysis,
        served,
        drawn,
        events,
        costs,
        hash(rule, outcomes, start, follow, analysis, served, drawn, events));
  }

  private Program.Cost cost(YamlMap map) {
    String agency = map.text("agency");
    check(map, "agency", agency);
    Program.Cost cost =
        new Program.Cost(
            agency,
            map.localText("what", languages),
            map.localText("source", languages),
            map.integer("year", 1990, 2100),
            map.flagOr("marginal", false),
            map.oneOf("kind", Program.CostKind.class, "kinds of cost"),
            figure(map, "amount"),
            map.has("hours") ? figure(map, "hours") : Program.Figure.NONE);
    map.done();
    return cost;
  }

  private static Program.Figure figure(YamlMap map, String setting) {
    YamlMap block = map.map(setting);
    Program.Figure figure =
        new Program.Figure(
            block.decimal("low", 0, MOST_MONEY),
            block.decimal("about", 0, MOST_MONEY),
            block.decimal("high", 0, MOST_MONEY));
    if (figure.low() > figure.about() || figure.about() > figure.high()) {
      map.problem(
          setting,
          "%s goes from low over about to high. Put the three in that order.".formatted(setting),
          "PL-PROGRAM-001");
    }
    block.done();
    return figure;
  }

  private static String hash(
      Program.Rule rule,
      List<String> outcomes,
      LocalDate start,
      int follow,
      LocalDate analysis,
      String served,
      Program.Draw drawn,
      @Nullable String events) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "rule: %s in %d days, %d or more"
            .formatted(rule.agencies(), rule.window(), rule.atLeast()));
    lines.add("outcomes: " + outcomes);
    lines.add("start: %s, followed %d days, looked at on %s".formatted(start, follow, analysis));
    lines.add("served: " + served);
    // Nothing is said of what is not there, so that older registrations stand.
    if (drawn != Program.Draw.NOTHING) {
      lines.add("drawn: " + drawn);
    }
    if (events != null) {
      lines.add("events: " + events);
    }
    lines.add("");
    return PlanFile.hash(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private List<String> agencies(YamlMap map, String setting) {
    List<String> named = map.texts(setting);
    if (named.isEmpty() || new HashSet<>(named).size() < named.size()) {
      map.problem(
          setting,
          "%s must name at least one agency, and each of them once.".formatted(setting),
          "PL-PROGRAM-001");
    }
    named.forEach(agency -> check(map, setting, agency));
    return named;
  }

  private void check(YamlMap map, String setting, String agency) {
    if (!agencies.contains(agency)) {
      map.problem(
          setting,
          "'%s' is no agency with contacts that count in neighbors.yaml.%s"
              .formatted(agency, YamlMap.nearest(agency, agencies)),
          "PL-CONFIG-010");
    }
  }
}
