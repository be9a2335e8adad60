package org.porchlight.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/** Reads {@code measures/*.yaml}, the closed catalogue of tables. */
record TableReader(
    List<String> languages,
    List<String> topics,
    List<String> timeLevels,
    Map<String, Source> sources,
    Map<String, AreaLayer> layers,
    Map<String, TypeTree> trees,
    Map<String, YamlMap> pinsAt) {

  /** Days of the shorter half of a year. */
  private static final int SHORTEST_WINDOW = 181;

  static final String PINS = "PL-CONFIG-015";

  private static final int MOST_CONTACTS = 10_000;

  TableSpec read(String id, YamlMap map) {
    Map<String, String> topicWords = words(topics);
    Map<String, Source> sourceWords = new LinkedHashMap<>(sources);
    String topic = map.oneOf("topic", topicWords, "the topics", topics.getFirst());
    @Nullable Source source =
        sourceWords.isEmpty()
            ? null
            : map.oneOf(
                "source", sourceWords, "the sources", sourceWords.values().iterator().next());
    Set<String> fields = new HashSet<>();
    if (source != null) {
      fields.addAll(source.fields().keySet());
      fields.addAll(source.derived().keySet());
    }
    TableSpec.What what = what(map, fields);
    List<String> types = types(what);
    if (what instanceof TableSpec.What.People) {
      return people(id, topic, source, map, what, types);
    }
    Map<String, List<String>> where = new LinkedHashMap<>();
    map.mapIfThere("where")
        .ifPresent(
            block -> {
              for (String field : block.names()) {
                known(block, field, field, fields);
                where.put(field, block.texts(field));
              }
              block.done();
            });
    String time = map.textOrNull("time");
    if (time != null) {
      known(map, "time", time, fields);
    }
    String contributors = map.textOrNull("contributors");
    if (contributors != null) {
      known(map, "contributors", contributors, fields);
    }
    var spec =
        new TableSpec(
            id,
            topic,
            source == null ? "missing" : source.id(),
            map.localText("title", languages),
            map.localText("unit", languages),
            map.localText("type-label", languages),
            map.localText("definition", languages),
            map.localTextOrNull("caveat", languages),
            what,
            time,
            contributors,
            where,
            fixedTier(map, what),
            map.has("better-when")
                ? map.oneOf(
                    "better-when", words(List.of("higher", "lower")), "higher and lower", "higher")
                : null,
            map.mapIfThere("standard").map(block -> standard(block, types)).orElse(null),
            grains(map, types, time),
            pins(id, map, what, source, time, where));
    map.done();
    return spec;
  }

  /** A table of people has one area and one time, and its source's contacts are its filter. */
  private TableSpec people(
      String id,
      String topic,
      @Nullable Source source,
      YamlMap map,
      TableSpec.What what,
      List<String> types) {
    TableSpec spec =
        new TableSpec(
            id,
            topic,
            source == null ? "missing" : source.id(),
            map.localText("title", languages),
            map.localText("unit", languages),
            map.localText("type-label", languages),
            map.localText("definition", languages),
            map.localTextOrNull("caveat", languages),
            what,
            null,
            null,
            Map.of(),
            Tier.PEOPLE,
            null,
            null,
            List.of(new TableHead.Grain("city", "all", types)),
            null);
    map.done();
    return spec;
  }

  /**
   * Which records go on the map. Whether their types are open is looked at later, when the tiers
   * are known; {@code pinsAt} leads back to the line.
   */
  private TableSpec.@Nullable Pins pins(
      String id,
      YamlMap map,
      TableSpec.What what,
      @Nullable Source source,
      @Nullable String time,
      Map<String, List<String>> where) {
    if (!map.has("points")) {
      return null;
    }
    YamlMap block = map.map("points");
    List<String> chosen = block.texts("types");
    int hold = block.integerOr("hold", 7, 365, 9);
    block.done();
    TypeTree tree = what instanceof TableSpec.What.Count of ? trees.get(of.tree()) : null;
    boolean placed = source != null && source.fields().containsKey("point");
    placed |=
        source != null
            && source.fields().containsKey("longitude")
            && source.fields().containsKey("latitude");
    if (tree == null || time == null || !where.isEmpty() || !placed) {
      map.problem(
          "points",
          "points are for counts of whole records with a 'time', without 'where', of a source that gives coordinates.",
          PINS);
      return null;
    }
    if (what instanceof TableSpec.What.Count count && count.distinct() != null) {
      map.problem("points", "points are single records, so 'distinct' cannot be used.", PINS);
      return null;
    }
    List<String> leaves = new ArrayList<>();
    for (String type : chosen) {
      if (tree.find(type).isEmpty()) {
        block.problem(
            "types",
            "the tree has no type '%s'.%s"
                .formatted(type, YamlMap.nearest(type, tree.nodes().keySet())),
            "PL-CONFIG-010");
      } else {
        leaves.addAll(tree.leavesUnder(type));
      }
    }
    pinsAt.put(id, block);
    return new TableSpec.Pins(leaves.stream().distinct().toList(), hold);
  }

  private static @Nullable Tier fixedTier(YamlMap map, TableSpec.What what) {
    if (what instanceof TableSpec.What.Count) {
      return null;
    }
    Tier tier = namedTier(map);
    boolean ofSurvey =
        what instanceof TableSpec.What.Mean
            || what instanceof TableSpec.What.TopBoxes(_, _, _, TableSpec.Sampling(String _, _))
            || what instanceof TableSpec.What.Chosen(_, _, TableSpec.Sampling(String _, _));
    if (ofSurvey && tier != Tier.SURVEY) {
      map.problem("tier", "means and weights need the tier survey.", "PL-CONFIG-010");
    }
    return tier;
  }

  private static Tier namedTier(YamlMap map) {
    return map.oneOf(
        "tier",
        Map.of("operational", Tier.OPERATIONAL, "survey", Tier.SURVEY, "guarded", Tier.GUARDED),
        "the tiers of percents and durations",
        Tier.OPERATIONAL);
  }

  private TableSpec.What what(YamlMap map, Set<String> fields) {
    YamlMap block = map.map("measure");
    Map<String, String> kinds =
        words(
            List.of(
                "count",
                "share-within",
                "percentiles",
                "share-yes",
                "top-boxes",
                "chosen",
                "mean",
                "people"));
    String kind = block.oneOf("kind", kinds, "the kinds of measure", "count");
    TableSpec.What what =
        switch (kind) {
          case "share-within" ->
              new TableSpec.What.ShareWithin(
                  field(block, "field", fields), numbers(block, "limits", 1, 86_400));
          case "percentiles" ->
              new TableSpec.What.Percentiles(
                  field(block, "field", fields), numbers(block, "percentiles", 1, 99));
          case "share-yes" -> new TableSpec.What.ShareYes(named(block, "fields", fields));
          case "top-boxes" ->
              new TableSpec.What.TopBoxes(
                  named(block, "questions", fields),
                  block.texts("top"),
                  block.texts("valid"),
                  sampling(block, fields));
          case "chosen" ->
              new TableSpec.What.Chosen(
                  named(block, "answers", fields),
                  knownTexts(block, "leave-out", fields),
                  sampling(block, fields));
          case "mean" ->
              new TableSpec.What.Mean(
                  named(block, "questions", fields), scale(block), sampling(block, fields));
          case "people" -> people(block);
          default -> count(block, fields);
        };
    block.done();
    return what;
  }

  private static TableSpec.What people(YamlMap block) {
    boolean nested = block.has("at-least");
    if (nested == block.has("bands")) {
      block.problem(
          nested ? "at-least" : "kind",
          "people are counted by bands, as 'bands: [5, 10, 20]', or, with an exception in disclosure.yaml, by 'at-least'; name one of the two.",
          "PL-CONFIG-003");
    }
    List<Integer> from =
        nested || block.has("bands")
            ? block.rising(nested ? "at-least" : "bands", 2, MOST_CONTACTS)
            : List.of(2);
    if (!block.isMap("window")) {
      block.oneOf("window", words(List.of("half-year")), "half-year, or from and to", "half-year");
      return new TableSpec.What.People(from, nested, null, null);
    }
    YamlMap window = block.map("window");
    LocalDate first = window.date("from");
    LocalDate last = window.date("to");
    if (last.isBefore(first.plusDays(SHORTEST_WINDOW - 1))) {
      window.problem(
          "to",
          "people are counted over half a year at least: %d days.".formatted(SHORTEST_WINDOW),
          "PL-CONFIG-004");
    }
    window.done();
    return new TableSpec.What.People(from, nested, first, last);
  }

  private static TableSpec.Sampling sampling(YamlMap block, Set<String> fields) {
    return new TableSpec.Sampling(
        block.has("weight") ? field(block, "weight", fields) : null,
        block.has("population")
            ? Long.valueOf(block.integer("population", 100, 100_000_000))
            : null);
  }

  private static List<String> knownTexts(YamlMap block, String setting, Set<String> fields) {
    if (!block.has(setting)) {
      return List.of();
    }
    List<String> texts = block.texts(setting);
    texts.forEach(text -> known(block, setting, text, fields));
    return texts;
  }

  /** The steps of a scale; a mean of codes that are no steps says nothing. */
  private static List<String> scale(YamlMap block) {
    List<String> steps = block.texts("valid");
    for (int i = 0; i < steps.size(); i++) {
      boolean number = steps.get(i).matches("\\d{1,3}");
      if (!number
          || (i > 0 && Integer.parseInt(steps.get(i)) != Integer.parseInt(steps.getFirst()) + i)) {
        block.problem(
            "valid",
            "a mean needs a scale: whole numbers that count up by one, lowest first.",
            "PL-CONFIG-004");
        return List.of("0", "1");
      }
    }
    return steps;
  }

  private TableSpec.What count(YamlMap block, Set<String> fields) {
    Map<String, TypeTree> known = new LinkedHashMap<>(trees);
    String tree = block.text("tree");
    if (!known.containsKey(tree)) {
      block.problem(
          "tree",
          "types/ has no tree '%s'.%s".formatted(tree, YamlMap.nearest(tree, known.keySet())),
          "PL-CONFIG-010");
    }
    return new TableSpec.What.Count(
        block.has("distinct") ? field(block, "distinct", fields) : null,
        field(block, "field", fields),
        tree);
  }

  private static String field(YamlMap block, String setting, Set<String> fields) {
    String field = block.text(setting);
    known(block, setting, field, fields);
    return field;
  }

  private static void known(YamlMap block, String setting, String field, Set<String> fields) {
    if (!fields.contains(field)) {
      block.problem(
          setting,
          "the source has no field '%s'.%s".formatted(field, YamlMap.nearest(field, fields)),
          "PL-CONFIG-010");
    }
  }

  private static List<Integer> numbers(YamlMap block, String setting, int low, int high) {
    List<Integer> numbers = new ArrayList<>();
    for (String text : block.texts(setting)) {
      if (!text.matches("\\d{1,6}")
          || Integer.parseInt(text) < low
          || Integer.parseInt(text) > high) {
        block.problem(
            setting,
            "%s must be whole numbers between %d and %d.".formatted(setting, low, high),
            "PL-CONFIG-004");
      } else {
        numbers.add(Integer.valueOf(text));
      }
    }
    return numbers;
  }

  private Map<String, LocalText> named(YamlMap block, String setting, Set<String> fields) {
    Map<String, LocalText> named = new LinkedHashMap<>();
    YamlMap entries = block.map(setting);
    for (String field : entries.names()) {
      known(entries, field, field, fields);
      named.put(field, entries.localText(field, languages));
    }
    entries.done();
    return java.util.Collections.unmodifiableMap(named);
  }

  /** The members of the type dimension. */
  private List<String> types(TableSpec.What what) {
    return switch (what) {
      case TableSpec.What.Count count -> {
        TypeTree tree = trees.get(count.tree());
        yield tree == null ? List.of() : List.copyOf(tree.nodes().keySet());
      }
      case TableSpec.What.ShareWithin share ->
          share.limits().stream().map(limit -> "within-" + limit).toList();
      case TableSpec.What.Percentiles percentiles ->
          percentiles.percentiles().stream().map(percentile -> "p" + percentile).toList();
      case TableSpec.What.ShareYes share -> List.copyOf(share.fields().keySet());
      case TableSpec.What.TopBoxes boxes -> List.copyOf(boxes.questions().keySet());
      case TableSpec.What.Chosen chosen -> List.copyOf(chosen.answers().keySet());
      case TableSpec.What.Mean mean -> List.copyOf(mean.questions().keySet());
      case TableSpec.What.People people -> people.bands();
    };
  }

  private TableHead.Standard standard(YamlMap block, List<String> types) {
    String type = block.text("type");
    if (!types.contains(type)) {
      block.problem(
          "type",
          "the table has no type '%s'.%s".formatted(type, YamlMap.nearest(type, types)),
          "PL-CONFIG-010");
    }
    var standard =
        new TableHead.Standard(
            block.localText("name", languages), type, block.integer("target", 0, 1_000_000));
    block.done();
    return standard;
  }

  private List<TableHead.Grain> grains(YamlMap map, List<String> types, @Nullable String time) {
    List<String> areas = new ArrayList<>(layers.keySet());
    areas.add("city");
    List<TableHead.Grain> grains = new ArrayList<>();
    for (YamlMap block : map.maps("grains")) {
      String area = block.oneOf("area", words(areas), "the area layers", "city");
      String level = block.oneOf("time", words(timeLevels), "the lengths of time", "year");
      if (time == null && !level.equals("all")) {
        block.problem(
            "time",
            "the table has no 'time' field, so its grains can only be 'all'.",
            "PL-CONFIG-010");
      }
      List<String> chosen = block.has("types") ? block.texts("types") : types;
      for (String type : chosen) {
        if (!types.contains(type)) {
          block.problem(
              "types",
              "the table has no type '%s'.%s".formatted(type, YamlMap.nearest(type, types)),
              "PL-CONFIG-010");
        }
      }
      grains.add(new TableHead.Grain(area, level, CityReader.withoutDuplicates(chosen)));
      block.done();
    }
    return grains;
  }

  private static Map<String, String> words(List<String> list) {
    Map<String, String> words = new LinkedHashMap<>();
    list.forEach(word -> words.put(word, word));
    return words;
  }
}
