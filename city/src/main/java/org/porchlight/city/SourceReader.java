package org.porchlight.city;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;

/** Reads {@code sources/*.yaml}. */
record SourceReader(
    List<String> languages,
    ZoneId cityZone,
    List<Manifest.AgencyNote> agencies,
    Map<String, TypeTree> trees,
    Set<String> layers,
    CustodyReader custody) {

  Source read(String id, YamlMap map) {
    Map<String, String> agencyIds = new LinkedHashMap<>();
    agencies.forEach(agency -> agencyIds.put(agency.id(), agency.id()));
    String agency = map.oneOf("agency", agencyIds, "the agencies of city.yaml", "missing");
    RecordKind kind = map.oneOf("kind", RecordKind.class, "the kinds of record");
    LocalText name = map.localText("name", languages);
    LocalText description = map.localText("description", languages);
    Source.Arrival arrival = ArrivalReader.read(map);
    Source.Layout layout = layout(map);
    ZoneId zone = map.has("time-zone") ? map.zone("time-zone") : cityZone;
    Map<String, Source.Field> fields = fields(map, kind);
    var source =
        new Source(
            id,
            agency,
            kind,
            name,
            description,
            arrival,
            layout,
            map.textsOrNone("key"),
            map.has("load")
                ? map.oneOf("load", Source.Load.class, "the ways to load")
                : Source.Load.WHOLE,
            zone,
            fields,
            codes(map, fields.keySet()),
            derived(map, fields.keySet()),
            legal(map.map("legal"), agency),
            expects(map),
            map.dateOrNull("last-update"),
            map.dateOrNull("next-update"),
            map.mapIfThere("covers").map(this::covers).orElse(null),
            areas(map, fields.keySet()),
            breaks(map),
            Custody.NONE);
    Source held = source.heldUnder(custody.read(map, source));
    map.done();
    return held;
  }

  private static Source.Layout layout(YamlMap map) {
    String encoding =
        map.has("encoding")
            ? map.read(
                "encoding",
                text -> Charset.forName(text).name(),
                "the name of a character encoding, as UTF-8",
                "UTF-8")
            : "UTF-8";
    String delimiter = map.textOr("delimiter", ",");
    if (delimiter.length() != 1) {
      map.problem("delimiter", "delimiter must be one character.", "PL-CONFIG-004");
      delimiter = ",";
    }
    return new Source.Layout(
        encoding,
        delimiter.charAt(0),
        map.textOrNull("sheet"),
        map.integerOr("header-row", 1, 1000, 1),
        map.textOrNull("member"),
        map.textOrNull("crs"));
  }

  private static Source.Expects expects(YamlMap map) {
    Source.Expects usual = Source.Expects.USUAL;
    return new Source.Expects(
        map.has("reject-limit-percent")
            ? map.decimal("reject-limit-percent", 0, 100)
            : usual.rejectLimitPercent(),
        map.has("fewest-rows-percent")
            ? map.decimal("fewest-rows-percent", 0, 100)
            : usual.fewestRowsPercent(),
        map.has("every-days") ? (Integer) map.integer("every-days", 1, 366) : usual.everyDays(),
        map.integerOr("most-rows", 1, Source.Expects.MOST_ROWS, usual.mostRows()));
  }

  private static Map<String, Source.Field> fields(YamlMap map, RecordKind kind) {
    Map<String, Source.Field> fields = new LinkedHashMap<>();
    YamlMap block = map.map("fields");
    for (String name : block.names()) {
      YamlMap entry = block.map(name);
      if (!kind.has(name)) {
        block.problem(
            name,
            "%s is not a standard field of %s.%s"
                .formatted(name, kind.label(), YamlMap.nearest(name, kind.fields())),
            "PL-CONFIG-005");
      }
      fields.put(name, field(entry));
      entry.done();
    }
    block.done();
    return java.util.Collections.unmodifiableMap(fields);
  }

  private static Source.Field field(YamlMap entry) {
    Source.As as =
        entry.has("as")
            ? entry.oneOf("as", Source.As.class, "the ways to read a column")
            : Source.As.TEXT;
    List<String> patterns = entry.textsOrNone("pattern");
    checkPatterns(entry, patterns);
    List<String> columns =
        as == Source.As.ANY_OF ? entry.texts("columns") : List.of(entry.text("column"));
    Map<String, StandardCodes> standards = new LinkedHashMap<>();
    for (StandardCodes list : StandardCodes.values()) {
      standards.put(list.label(), list);
    }
    return new Source.Field(
        columns.isEmpty() ? "missing" : columns.getFirst(),
        as,
        patterns,
        entry.has("zone") ? entry.zone("zone") : null,
        entry.has("scale") ? entry.decimal("scale", -1e9, 1e9) : 1,
        entry.textsOrNone("missing"),
        entry.integerOr("years-from", 1800, 2100, Source.Field.USUAL_YEARS_FROM),
        entry.eachOf("standard", standards, "the standard code lists"),
        columns.isEmpty() ? List.of() : List.copyOf(columns.subList(1, columns.size())),
        as == Source.As.ANY_OF ? entry.textsOrNone("yes") : List.of());
  }

  private List<Source.Break> breaks(YamlMap map) {
    List<Source.Break> breaks = new ArrayList<>();
    for (YamlMap entry : map.mapsOrNone("breaks")) {
      var change = new Source.Break(entry.date("date"), entry.localText("text", languages));
      if (!breaks.isEmpty() && !change.date().isAfter(breaks.getLast().date())) {
        entry.problem("date", "breaks must be given earliest first.", "PL-CONFIG-004");
      }
      breaks.add(change);
      entry.done();
    }
    return breaks;
  }

  private static void checkPatterns(YamlMap entry, List<String> patterns) {
    for (String pattern : patterns) {
      if (MomentWord.of(pattern).isPresent()) {
        continue;
      }
      try {
        var _ = DateTimeFormatter.ofPattern(pattern);
      } catch (IllegalArgumentException | ClassCastException e) {
        // The JDK casts wrongly where a padded field stands beside a number.
        entry.problem(
            "pattern",
            "pattern must be a date pattern as yyyy-MM-dd HH:mm, or one of %s.%s"
                .formatted(MomentWord.labels(), YamlMap.nearest(pattern, MomentWord.labels())),
            "PL-CONFIG-004");
      }
    }
  }

  private Map<String, Map<String, String>> codes(YamlMap map, Set<String> fields) {
    Map<String, Map<String, String>> codes = new LinkedHashMap<>();
    map.mapIfThere("codes")
        .ifPresent(
            block -> {
              for (String field : block.names()) {
                if (!fields.contains(field)) {
                  block.problem(
                      field,
                      "codes are given for %s, but fields does not map it.%s"
                          .formatted(field, YamlMap.nearest(field, fields)),
                      "PL-CONFIG-010");
                }
                codes.put(field, Map.copyOf(block.textMap(field)));
              }
              block.done();
            });
    return Map.copyOf(codes);
  }

  private static Map<String, Source.Derived> derived(YamlMap map, Set<String> fields) {
    Map<String, Source.Derived> derived = new LinkedHashMap<>();
    map.mapIfThere("derived")
        .ifPresent(
            block -> {
              for (String name : block.names()) {
                YamlMap entry = block.map(name);
                Source.Derived how;
                if (entry.has("hour-of")) {
                  how = new Source.Derived.HourOf(known(entry, "hour-of", fields));
                } else {
                  how =
                      new Source.Derived.Between(
                          known(entry, "from", fields), known(entry, "to", fields));
                }
                derived.put(name, how);
                entry.done();
              }
              block.done();
            });
    return java.util.Collections.unmodifiableMap(derived);
  }

  private Source.Covers covers(YamlMap map) {
    List<Source.Days> except =
        map.mapsOrNone("except").stream()
            .map(
                days -> {
                  var read =
                      new Source.Days(
                          days.date("from"),
                          days.date("to"),
                          days.localTextOrNull("text", languages));
                  days.done();
                  return read;
                })
            .toList();
    var covers = new Source.Covers(map.dateOrNull("from"), map.dateOrNull("to"), except);
    if (covers.from() != null && covers.to() != null && covers.to().isBefore(covers.from())) {
      map.problem("to", "covers ends before it begins.", "PL-CONFIG-004");
    }
    map.done();
    return covers;
  }

  private Map<String, String> areas(YamlMap map, Set<String> fields) {
    Map<String, String> areas = new LinkedHashMap<>();
    map.mapIfThere("areas")
        .ifPresent(
            block -> {
              for (String layer : block.names()) {
                if (!layers.contains(layer)) {
                  block.problem(
                      layer,
                      "areas/ has no layer '%s'.%s"
                          .formatted(layer, YamlMap.nearest(layer, layers)),
                      "PL-CONFIG-010");
                }
                areas.put(layer, known(block, layer, fields));
              }
              block.done();
            });
    return java.util.Collections.unmodifiableMap(areas);
  }

  private static String known(YamlMap entry, String setting, Set<String> fields) {
    String field = entry.text(setting);
    if (!fields.contains(field)) {
      entry.problem(
          setting,
          "%s names '%s', but fields does not map it.%s"
              .formatted(setting, field, YamlMap.nearest(field, fields)),
          "PL-CONFIG-010");
    }
    return field;
  }

  private Source.LegalBasis legal(YamlMap map, String agency) {
    List<String> seenBy = map.has("seen-by") ? map.texts("seen-by") : List.of(agency);
    List<String> known = agencies.stream().map(Manifest.AgencyNote::id).toList();
    for (String name : seenBy) {
      if (!known.contains(name)) {
        map.problem(
            "seen-by",
            "city.yaml has no agency '%s'.%s".formatted(name, YamlMap.nearest(name, known)),
            "PL-CONFIG-010");
      }
    }
    var legal =
        new Source.LegalBasis(
            map.flag("link"), map.flag("count"), map.flag("show"), seenBy, map.text("basis"));
    map.done();
    return legal;
  }
}
