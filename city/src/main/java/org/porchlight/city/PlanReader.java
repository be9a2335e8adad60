package org.porchlight.city;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.Words;

/** Reads {@code content/plan.yaml}. */
final class PlanReader {
  private static final Pattern OBJECTIVE = Pattern.compile("\\d{1,2}\\.\\d");
  private static final Pattern INITIATIVE = Pattern.compile("\\d{1,2}\\.\\d{2,3}");

  private final List<String> languages;
  private final Set<String> tables;
  private final Set<String> numbers = new HashSet<>();
  private final Map<String, List<Words.Work>> work = new LinkedHashMap<>();

  /**
   * Reads plans of one city.
   *
   * @param tables ids of the city's tables
   */
  PlanReader(List<String> languages, Set<String> tables) {
    this.tables = tables;
    this.languages = languages;
  }

  Plan read(YamlMap map) {
    List<Plan.Goal> goals = map.maps("goals").stream().map(this::goal).toList();
    map.done();
    return new Plan(goals);
  }

  /**
   * The initiatives that say which topics they belong to, by topic; known once the plan is read.
   */
  Map<String, List<Words.Work>> work() {
    return work;
  }

  private Plan.Goal goal(YamlMap map) {
    int number = map.integer("number", 1, 99);
    once(map, String.valueOf(number));
    var goal =
        new Plan.Goal(
            number,
            map.localText("title", languages),
            map.localText("statement", languages),
            map.mapsOrNone("objectives").stream().map(block -> objective(number, block)).toList());
    map.done();
    return goal;
  }

  private Plan.Objective objective(int goal, YamlMap map) {
    String number = map.text("number");
    if (!OBJECTIVE.matcher(number).matches() || !number.startsWith(goal + ".")) {
      map.problem(
          "number",
          "number is '%s'; an objective of goal %d is numbered \"%d.1\" to \"%d.9\", in quotes."
              .formatted(number, goal, goal, goal),
          "PL-CONFIG-004");
    }
    once(map, number);
    var objective =
        new Plan.Objective(
            number,
            map.localText("title", languages),
            map.mapsOrNone("initiatives").stream()
                .map(block -> initiative(number, block))
                .toList());
    map.done();
    return objective;
  }

  private Plan.Initiative initiative(String objective, YamlMap map) {
    String number = map.text("number");
    if (!INITIATIVE.matcher(number).matches() || !number.startsWith(objective)) {
      map.problem(
          "number",
          "number is '%s'; an initiative of objective %s is numbered \"%s1\" and up, in quotes."
              .formatted(number, objective, objective),
          "PL-CONFIG-004");
    }
    once(map, number);
    var initiative =
        new Plan.Initiative(
            number,
            map.localText("title", languages),
            map.oneOf("status", Plan.Progress.class, "the states of an initiative"),
            map.localText("description", languages),
            map.localText("why", languages),
            map.localText("doing", languages),
            map.localText("next", languages),
            map.mapsOrNone("measures").stream().map(this::measure).toList());
    if (map.has("topics")) {
      for (String topic : map.texts("topics")) {
        if (!CityReader.TOPICS.contains(topic)) {
          map.problem(
              "topics",
              "there is no topic '%s'.%s"
                  .formatted(topic, YamlMap.nearest(topic, CityReader.TOPICS)),
              "PL-CONFIG-010");
        }
        work.computeIfAbsent(topic, _ -> new ArrayList<>())
            .add(new Words.Work(number, initiative.title()));
      }
    }
    map.done();
    return initiative;
  }

  private Plan.Measure measure(YamlMap map) {
    Plan.@Nullable BetterWhen betterWhen =
        map.has("better-when")
            ? map.oneOf("better-when", Plan.BetterWhen.class, "higher and lower")
            : null;
    var measure =
        new Plan.Measure(
            map.localText("title", languages),
            map.oneOf("kind", Plan.Kind.class, "the kinds of measure"),
            map.localText("unit", languages),
            betterWhen,
            map.localTextOrNull("target", languages),
            map.oneOf("status", Plan.Performance.class, "the states of a measure"),
            map.localTextOrNull("latest", languages),
            map.mapIfThere("awaiting").map(this::awaiting).orElse(null),
            map.mapIfThere("method").map(this::method).orElse(null),
            map.has("counted")
                ? map.oneOf("counted", Plan.Counted.class, "what can be counted")
                : null,
            map.mapIfThere("released").map(this::released).orElse(null));
    if (measure.latest() == null
        && measure.awaiting() == null
        && measure.counted() == null
        && measure.released() == null) {
      map.problem(
          "latest",
          "latest is missing: a measure needs its latest value, or awaiting with due and owner, or counted, or released, so that residents see"
              + " when it comes and from whom.",
          "PL-CONFIG-003");
    }
    map.done();
    return measure;
  }

  private Plan.Method method(YamlMap map) {
    var method =
        new Plan.Method(
            map.localText("definition", languages),
            map.localText("formula", languages),
            map.oneOf("frequency", Plan.Frequency.class, "monthly, quarterly and yearly"),
            map.localText("source", languages),
            map.localText("owner", languages),
            map.localTextOrNull("baseline", languages));
    map.done();
    return method;
  }

  private Plan.Released released(YamlMap map) {
    var released = new Plan.Released(map.text("table"), map.textOrNull("type"));
    if (!tables.contains(released.table())) {
      map.problem(
          "table",
          "there is no table '%s' in measures/.%s"
              .formatted(released.table(), YamlMap.nearest(released.table(), tables)),
          "PL-CONFIG-010");
    }
    map.done();
    return released;
  }

  private Plan.Awaiting awaiting(YamlMap map) {
    var awaiting = new Plan.Awaiting(map.date("due"), map.localText("owner", languages));
    map.done();
    return awaiting;
  }

  private void once(YamlMap map, String number) {
    if (!numbers.add(number)) {
      map.problem(
          "number",
          "the number %s is there twice; each goal, objective and initiative has its own."
              .formatted(number),
          "PL-CONFIG-001");
    }
  }
}
