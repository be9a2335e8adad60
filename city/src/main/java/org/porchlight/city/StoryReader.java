package org.porchlight.city;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.CellKey;
import org.porchlight.release.LocalText;
import org.porchlight.release.TableHead;
import org.porchlight.release.Words;

/** Reads {@code content/stories/*.yaml} and checks what they cite against the catalogue. */
final class StoryReader {
  private static final String CODE = "PL-WORDS-003";
  private static final Pattern CELL = Pattern.compile("\\{\\{cell:([^}]*)}}");

  private final City city;

  StoryReader(City city) {
    this.city = city;
  }

  Words.Story read(String id, YamlMap map) {
    String topic = map.text("topic");
    if (city.topics().stream().noneMatch(each -> each.id().equals(topic))) {
      map.problem("topic", "city.yaml has no topic '%s'.".formatted(topic), "PL-CONFIG-010");
    }
    String place = map.textOrNull("place");
    if (place != null && !knowsLayer(place)) {
      map.problem(
          "place", "place is '%s'; write it as layer:area.".formatted(place), "PL-CONFIG-010");
    }
    var story =
        new Words.Story(
            id,
            map.localText("title", city.languages()),
            words(map, "lead"),
            topic,
            place,
            map.localText("by", city.languages()),
            map.maps("parts").stream().map(this::part).toList());
    map.done();
    return story;
  }

  private Words.Part part(YamlMap map) {
    Words.Part part =
        new Words.Part(
            map.has("text") ? words(map, "text") : null,
            map.mapIfThere("chart").map(this::chart).orElse(null),
            map.mapIfThere("quote").map(this::quote).orElse(null),
            map.mapIfThere("did").map(this::did).orElse(null));
    long set =
        Arrays.asList(part.text(), part.chart(), part.quote(), part.did()).stream()
            .filter(each -> each != null)
            .count();
    if (set != 1) {
      map.problem(
          "text", "each part is one of text, chart, quote or did; give just one.", "PL-CONFIG-004");
    }
    map.done();
    return part;
  }

  private Words.Chart chart(YamlMap map) {
    var chart = new Words.Chart(map.text("table"), map.textOr("area", "city"), map.text("type"));
    check(map, "table", chart.table(), chart.area(), null, chart.type());
    map.done();
    return chart;
  }

  private Words.Quote quote(YamlMap map) {
    var quote =
        new Words.Quote(
            map.localText("text", city.languages()),
            map.localText("who", city.languages()),
            map.localText("permission", city.languages()));
    map.done();
    return quote;
  }

  private Words.Did did(YamlMap map) {
    var did = new Words.Did(words(map, "text"), map.textOrNull("initiative"));
    map.done();
    return did;
  }

  /** A text whose numbers are cells of the catalogue, the same ones in every language. */
  private LocalText words(YamlMap map, String name) {
    LocalText text = map.localTextInEach(name, city.languages(), "PL-WORDS-002");
    TreeSet<String> first = null;
    for (String words : text.byLanguage().values()) {
      TreeSet<String> cited = new TreeSet<>();
      Matcher cell = CELL.matcher(words);
      while (cell.find()) {
        cited.add(cell.group(1));
      }
      if (first == null) {
        first = cited;
        cited.forEach(each -> cell(map, name, each));
      } else if (!first.equals(cited)) {
        map.problem(
            name,
            "the languages cite different numbers; cite the same cells in each of them.",
            CODE);
      }
      if (CELL.matcher(words).replaceAll("").contains("{{")) {
        map.problem(
            name,
            "a number is cited as {{cell:table/area/time/type}}; nothing else stands in double"
                + " braces.",
            CODE);
      }
    }
    return text;
  }

  private void cell(YamlMap map, String name, String text) {
    try {
      CellKey key = CellKey.parse(text);
      check(map, name, key.table(), key.area(), key.time(), key.type());
    } catch (IllegalArgumentException e) {
      map.problem(
          name,
          "'%s' is not a cell; write table/area/time/type, as crashes/city/2025/all-crashes."
              .formatted(text),
          CODE);
    }
  }

  private void check(
      YamlMap map, String name, String table, String area, @Nullable String time, String type) {
    TableSpec spec = city.tables().get(table);
    if (spec == null) {
      map.problem(
          name,
          "measures/ has no table '%s'.%s"
              .formatted(table, YamlMap.nearest(table, city.tables().keySet())),
          CODE);
      return;
    }
    String areaLevel = area.indexOf(':') < 0 ? area : area.substring(0, area.indexOf(':'));
    List<TableHead.Grain> grains =
        spec.grains().stream()
            .filter(grain -> grain.area().equals(areaLevel))
            .filter(grain -> time == null || grain.time().equals(level(time)))
            .filter(grain -> grain.types().isEmpty() || grain.types().contains(type))
            .toList();
    if (grains.isEmpty()) {
      map.problem(
          name,
          "the table %s has no number for %s%s and %s; its grains say what it has."
              .formatted(table, area, time == null ? "" : ", " + time, type),
          CODE);
    }
  }

  private boolean knowsLayer(String place) {
    int colon = place.indexOf(':');
    return colon > 0 && city.layers().containsKey(place.substring(0, colon));
  }

  private static String level(String time) {
    return time.equals("all")
        ? "all"
        : time.contains("-Q") ? "quarter" : time.contains("-") ? "month" : "year";
  }
}
