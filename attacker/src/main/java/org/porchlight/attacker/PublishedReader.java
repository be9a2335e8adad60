package org.porchlight.attacker;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a release from its files, trusting none of them to be well made. */
final class PublishedReader {
  private static final String FORMAT = "porchlight-release/1";

  /** What a row's note says of a number that the rules would not show. */
  static final String BY_EXCEPTION = "shown by exception";

  private final JsonMapper mapper = new JsonMapper();
  private final Shelf shelf;
  private final List<String> changed = new ArrayList<>();
  private boolean unread;

  PublishedReader(Shelf shelf) {
    this.shelf = shelf;
  }

  /**
   * Reads all of it.
   *
   * @throws UnreadableTargetException when a file is missing or cannot be made sense of
   */
  Published read() {
    JsonNode manifest = json("manifest.json");
    if (!manifest.path("format").asString("").equals(FORMAT)) {
      throw new UnreadableTargetException(
          "%s/manifest.json is not of the format %s. Name a release folder or a hub."
              .formatted(shelf.name(), FORMAT),
          null);
    }
    List<Published.Table> tables = new ArrayList<>();
    for (JsonNode note : manifest.path("tables")) {
      tables.add(table(note));
      compare(note, "json");
      compare(note, "csv");
      if (note.has("parquet")) {
        compare(note, "parquet");
      }
    }
    return new Published(
        manifest.path("id").asString(shelf.name()),
        manifest.path("city").path("id").asString(""),
        rules(manifest),
        tables,
        changed,
        linked(manifest),
        manifest.path("restates").isObject(),
        areas(manifest),
        exemptions(manifest),
        pins(manifest),
        unread);
  }

  private PublishedPins pins(JsonNode manifest) {
    JsonNode note = manifest.path("pins");
    if (!note.isObject()) {
      return PublishedPins.NONE;
    }
    compare(note, "spots");
    Map<String, PublishedPins.Spot> spots = new LinkedHashMap<>();
    for (JsonNode feature : json(note.path("spots").asString("")).path("features")) {
      JsonNode properties = feature.path("properties");
      JsonNode at = feature.path("geometry").path("coordinates");
      List<String> areas = new ArrayList<>();
      properties.path("areas").forEach(area -> areas.add(area.asString("")));
      spots.put(
          properties.path("spot").asString(""),
          new PublishedPins.Spot(
              place(at),
              at.path(0).asDouble(0),
              at.path(1).asDouble(0),
              areas,
              properties.path("addresses").asLong(0)));
    }
    List<PublishedPins.OfTable> tables = new ArrayList<>();
    for (JsonNode one : note.path("tables")) {
      compare(one, "csv");
      compare(one, "geojson");
      Set<String> columns = new java.util.TreeSet<>();
      List<PublishedPins.Pin> pins = new ArrayList<>();
      for (JsonNode feature : json(one.path("geojson").asString("")).path("features")) {
        JsonNode properties = feature.path("properties");
        columns.addAll(properties.propertyNames());
        feature.propertyNames().stream()
            .filter(name -> !Set.of("type", "geometry", "properties").contains(name))
            .forEach(columns::add);
        pins.add(
            new PublishedPins.Pin(
                properties.path("day").asString(""),
                properties.path("type").asString(""),
                properties.path("spot").asString(""),
                place(feature.path("geometry").path("coordinates")),
                properties.path("status").asString("")));
      }
      List<List<String>> rows =
          CsvRows.parse(new String(bytes(one.path("csv").asString("")), CsvRows.CHARSET));
      List<String> header = rows.isEmpty() ? List.of() : rows.getFirst();
      columns.addAll(header);
      tables.add(
          new PublishedPins.OfTable(
              one.path("table").asString(""),
              one.path("terms").path("holdDays").asLong(0),
              one.path("terms").path("finalTo").asString(""),
              List.copyOf(columns),
              pins,
              rows.stream()
                  .skip(1)
                  .map(
                      row ->
                          new PublishedPins.Pin(
                              at(header, row, "day"),
                              unquoted(at(header, row, "type")),
                              unquoted(at(header, row, "spot")),
                              "%s %s"
                                  .formatted(
                                      Double.valueOf(decimal(at(header, row, "longitude"))),
                                      Double.valueOf(decimal(at(header, row, "latitude")))),
                              at(header, row, "status")))
                  .toList()));
    }
    return new PublishedPins(
        manifest.path("compiledAt").asString("9999-12-31T").replaceAll("T.*", ""), spots, tables);
  }

  private static double decimal(String text) {
    String number = unquoted(text);
    return number.matches("-?\\d{1,3}(\\.\\d{1,12})?") ? Double.parseDouble(number) : Double.NaN;
  }

  private static String place(JsonNode coordinates) {
    return "%s %s"
        .formatted(
            Double.valueOf(coordinates.path(0).asDouble(Double.NaN)),
            Double.valueOf(coordinates.path(1).asDouble(Double.NaN)));
  }

  private static List<String> languages(JsonNode manifest) {
    List<String> languages = new ArrayList<>();
    manifest
        .path("city")
        .path("languages")
        .forEach(language -> languages.add(language.asString("")));
    return languages.isEmpty() ? List.of("en", "es") : languages;
  }

  private static List<Published.Exemption> exemptions(JsonNode manifest) {
    List<Published.Exemption> exemptions = new ArrayList<>();
    for (JsonNode one : manifest.path("audit").path("exceptions")) {
      List<String> approvers = new ArrayList<>();
      for (JsonNode approval : one.path("approvedBy")) {
        String name = approval.path("name").asString("").strip().toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !approval.path("on").asString("").isBlank()) {
          approvers.add(name);
        }
      }
      List<String> missing = new ArrayList<>();
      for (String language : languages(manifest)) {
        if (one.path("reason").path(language).asString("").isBlank()) {
          missing.add(language);
        }
      }
      exemptions.add(new Published.Exemption(one.path("table").asString(""), approvers, missing));
    }
    return exemptions;
  }

  private static List<Published.Linked> linked(JsonNode manifest) {
    List<Published.Linked> sets = new ArrayList<>();
    for (JsonNode set : manifest.path("linked")) {
      Map<String, Map<String, String>> types = new LinkedHashMap<>();
      for (JsonNode table : set.path("tables")) {
        Map<String, String> names = new HashMap<>();
        table
            .path("types")
            .properties()
            .forEach(type -> names.put(type.getKey(), type.getValue().asString("")));
        types.put(table.path("table").asString(""), names);
      }
      List<Published.Behind> behind = new ArrayList<>();
      for (JsonNode tie : set.path("behind")) {
        behind.add(
            new Published.Behind(
                tie.path("table").asString(""),
                tie.path("type").asString(""),
                tie.path("all").asString(""),
                tie.path("inside").asString(""),
                tie.path("outside").asString("")));
      }
      sets.add(
          new Published.Linked(
              set.path("id").asString(""),
              types,
              axis(set.path("area")),
              axis(set.path("type")),
              behind));
    }
    return sets;
  }

  /** The text of its other files, by name; those that cannot be had are left out. */
  private Map<String, String> areas(JsonNode manifest) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (JsonNode layer : manifest.path("layers")) {
      String file = layer.path("file").asString("");
      try {
        texts.put(file, new String(shelf.fetch(file), CsvRows.CHARSET));
      } catch (IOException e) {
        changed.add(file);
      }
    }
    return texts;
  }

  private Published.Rules rules(JsonNode manifest) {
    JsonNode rules = manifest.path("rules");
    Set<Long> thresholds = new HashSet<>();
    for (String name :
        List.of("hideUpTo", "minimumContributors", "minimumOperational", "minimumSurvey")) {
      thresholds.add(rules.path(name).asLong(0));
    }
    for (String name : List.of("hideUpTo", "roundTo", "minimumShown", "auditWidth")) {
      if (!rules.path(name).isNumber()) {
        throw new UnreadableTargetException(
            "%s/manifest.json does not say rules.%s, without which a hidden number means nothing."
                .formatted(shelf.name(), name),
            null);
      }
    }
    return new Published.Rules(
        rules.path("hideUpTo").asLong(),
        rules.path("minimumContributors").asLong(0),
        rules.path("topOneShare").asDouble(1),
        rules.path("topTwoShare").asDouble(1),
        Math.max(1, rules.path("roundTo").asLong()),
        rules.path("minimumShown").asLong(),
        rules.path("auditWidth").asLong(),
        thresholds,
        manifest.path("audit").path("hiddenByAudit").asLong(0));
  }

  private Published.Table table(JsonNode note) {
    JsonNode file = json(note.path("json").asString(""));
    JsonNode head = file.path("head");
    Set<String> exact = new HashSet<>();
    head.path("exactTypes").forEach(type -> exact.add(type.asString("")));
    List<Published.Figure> cells = new ArrayList<>();
    for (JsonNode cell : file.path("cells")) {
      Long value = number(cell.path("value"));
      cells.add(
          new Published.Figure(
              cell.path("area").asString(""),
              cell.path("time").asString(""),
              cell.path("type").asString(""),
              value == null && !cell.path("gap").asBoolean(false),
              cell.path("gap").asBoolean(false),
              value,
              number(cell.path("base")),
              number(cell.path("margin")),
              cell.path("exception").asBoolean(false)));
    }
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (String axis : List.of("area", "time", "type")) {
      for (JsonNode member : head.path(axis).path("members")) {
        List<String> words = new ArrayList<>();
        member.path("name").forEach(text -> words.add(text.asString("")));
        names.put(member.path("id").asString(""), words);
      }
    }
    return new Published.Table(
        note.path("id").asString(""),
        head.path("source").asString(""),
        head.path("tier").asString(""),
        head.path("measure").asString("").equals("COUNT"),
        head.path("measure").asString("").equals("PERCENT"),
        exact,
        head.path("from").asString(""),
        head.path("to").asString(""),
        List.of(axis(head.path("area")), axis(head.path("time")), axis(head.path("type"))),
        cells,
        csv(note.path("csv").asString("")),
        note.has("parquet") ? copy(note.path("parquet").asString("")) : null,
        names);
  }

  private Published.@Nullable Copy copy(String file) {
    if (!ParquetRows.available()) {
      unread = true;
      return null;
    }
    return ParquetRows.read(bytes(file));
  }

  private static Published.Axis axis(JsonNode dimension) {
    Map<String, List<List<String>>> sums = new LinkedHashMap<>();
    for (JsonNode sum : dimension.path("sums")) {
      List<String> parts = new ArrayList<>();
      sum.path("parts").forEach(part -> parts.add(part.asString("")));
      sums.computeIfAbsent(sum.path("whole").asString(""), _ -> new ArrayList<>()).add(parts);
    }
    Map<String, List<String>> smaller = new LinkedHashMap<>();
    for (JsonNode within : dimension.path("within")) {
      smaller
          .computeIfAbsent(within.path("whole").asString(""), _ -> new ArrayList<>())
          .add(within.path("part").asString(""));
    }
    return new Published.Axis(sums, smaller);
  }

  private static @Nullable Long number(JsonNode node) {
    return node.isNumber() ? Long.valueOf(Math.round(node.asDouble())) : null;
  }

  private List<Published.Figure> csv(String name) {
    List<List<String>> rows = CsvRows.parse(new String(bytes(name), CsvRows.CHARSET));
    if (rows.isEmpty()) {
      throw new UnreadableTargetException(
          "%s/%s is empty; it needs at least its header.".formatted(shelf.name(), name), null);
    }
    List<String> header = rows.getFirst();
    List<Published.Figure> numbers = new ArrayList<>();
    for (int r = 1; r < rows.size(); r++) {
      List<String> row = rows.get(r);
      numbers.add(
          new Published.Figure(
              unquoted(at(header, row, "area")),
              unquoted(at(header, row, "period")),
              unquoted(at(header, row, "type")),
              at(header, row, "status").equals("hidden"),
              at(header, row, "status").equals("no-data"),
              whole(at(header, row, "value")),
              whole(at(header, row, "base")),
              whole(at(header, row, "margin")),
              at(header, row, "note").contains(BY_EXCEPTION)));
    }
    return numbers;
  }

  private static String at(List<String> header, List<String> row, String column) {
    int at = header.indexOf(column);
    return at < 0 || at >= row.size() ? "" : row.get(at);
  }

  /** The apostrophe that keeps a spreadsheet from running a field is not part of it. */
  static String unquoted(String field) {
    return field.startsWith("'") ? field.substring(1) : field;
  }

  static @Nullable Long whole(String field) {
    String digits = field.replaceAll("[^0-9]", "");
    return digits.isEmpty() || digits.length() > 15 ? null : Long.valueOf(digits);
  }

  private void compare(JsonNode note, String kind) {
    String file = note.path(kind).asString("");
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(file));
      if (!HexFormat.of().formatHex(hash).equals(note.path(kind + "Sha256").asString(""))) {
        changed.add(file);
      }
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private JsonNode json(String file) {
    try {
      return mapper.readTree(bytes(file));
    } catch (JacksonException e) {
      throw new UnreadableTargetException(
          "%s/%s is not JSON that can be read; it may be cut short.".formatted(shelf.name(), file),
          e);
    }
  }

  private byte[] bytes(String file) {
    try {
      return shelf.fetch(file);
    } catch (IOException e) {
      throw new UnreadableTargetException(
          "%s/%s cannot be read. Name a release folder that holds manifest.json, or a hub's address."
              .formatted(
                  shelf.name(), file.isEmpty() ? "(a file the manifest does not name)" : file),
          e);
    }
  }
}
