package org.porchlight.hub.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.hub.frame.DataAnswer;
import org.porchlight.hub.frame.DataProblem;
import org.porchlight.release.Cell;
import org.porchlight.release.Manifest;
import org.porchlight.release.Member;
import org.porchlight.release.Release;
import org.porchlight.release.ReleasedTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cells of one table in the forms that programs read. None of them holds another number. */
final class TableForms {
  private static final JsonMapper READER = JsonMapper.builder().build();

  private final Release release;
  private final ReleasedTable table;
  private final Manifest.TableNote note;

  TableForms(Release release, ReleasedTable table, Manifest.TableNote note) {
    this.release = release;
    this.table = table;
    this.note = note;
  }

  /** Head and cells, with what must be known of the release. */
  byte[] json(CellFilter filter) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("release", ReleaseCard.of(release.manifest()));
    answer.put("head", table.head());
    answer.put("cells", table.cells().stream().filter(filter::takes).map(this::card).toList());
    return DataAnswer.json(answer);
  }

  /** One cell; {@code value}, {@code base} and {@code margin} only where there are any. */
  private Map<String, Object> card(Cell cell) {
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("cell", cell.key(table.head().id()).toString());
    card.put("area", cell.area());
    card.put("period", cell.time());
    card.put("type", cell.type());
    putNumbers(card, cell);
    return card;
  }

  private static void putNumbers(Map<String, Object> card, Cell cell) {
    card.put("status", status(cell));
    putIfThere(card, "value", cell.value());
    putIfThere(card, "base", cell.base());
    putIfThere(card, "margin", cell.margin());
  }

  /** The same words as in the CSV of a release. */
  static String status(Cell cell) {
    if (cell.lacksRecords()) {
      return "no-data";
    }
    return cell.isHidden() ? "hidden" : "shown";
  }

  private static void putIfThere(Map<String, Object> card, String name, @Nullable Long value) {
    if (value != null) {
      card.put(name, value);
    }
  }

  /** The rows of the released CSV that are asked for, byte for byte. */
  byte[] csv(CellFilter filter) {
    byte[] file = file(note.csv());
    if (filter.isOpen()) {
      return file;
    }
    List<String> rows = rows(new String(file, StandardCharsets.UTF_8));
    // The release writes one row for each cell, in the order of the cells.
    if (rows.size() != table.cells().size() + 1) {
      throw new IllegalStateException(
          "the CSV of table %s has another number of rows than the table has cells"
              .formatted(note.id()));
    }
    StringBuilder text = new StringBuilder(rows.getFirst());
    for (int i = 0; i < table.cells().size(); i++) {
      if (filter.takes(table.cells().get(i))) {
        text.append(rows.get(i + 1));
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The rows of a CSV with their ends; a line break within quotes ends none. */
  static List<String> rows(String text) {
    List<String> rows = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\n' && !quoted) {
        rows.add(text.substring(start, i + 1));
        start = i + 1;
      }
    }
    if (start < text.length()) {
      rows.add(text.substring(start));
    }
    return rows;
  }

  /** The release's own file; empty when the release was written without such copies. */
  Optional<byte[]> parquet() {
    return note.parquet() == null ? Optional.empty() : Optional.of(file(note.parquet()));
  }

  /**
   * One layer in one period: a feature for each area that has cells, its outline as published. An
   * area without an outline (place unknown) has a null geometry, as RFC 7946 allows.
   *
   * @throws Refusal when layer and period are not both given
   */
  byte[] geoJson(CellFilter filter) {
    Manifest.Layer layer =
        filter
            .layer()
            .flatMap(release::layer)
            .filter(_ -> filter.period().isPresent())
            .orElseThrow(
                () ->
                    new Refusal(
                        DataProblem.of(
                            "layer-and-period-needed",
                            400,
                            "GeoJSON is of one layer and one period. Give layer (%s) and period."
                                .formatted(
                                    String.join(
                                        ", ",
                                        release.manifest().layers().stream()
                                            .map(Manifest.Layer::id)
                                            .toList())),
                            DataProblem.DESCRIPTION)));
    Map<String, JsonNode> outlines = outlines(layer);
    Map<String, List<Cell>> byArea = new LinkedHashMap<>();
    table.cells().stream()
        .filter(filter::takes)
        .forEach(cell -> byArea.computeIfAbsent(cell.area(), _ -> new ArrayList<>()).add(cell));
    List<Map<String, Object>> features = new ArrayList<>();
    byArea.forEach((area, cells) -> features.add(feature(area, cells, outlines.get(area))));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("type", "FeatureCollection");
    answer.put("release", ReleaseCard.of(release.manifest()));
    answer.put("table", table.head().id());
    answer.put("period", filter.period().orElseThrow());
    answer.put("features", features);
    return DataAnswer.json(answer);
  }

  private Map<String, Object> feature(String area, List<Cell> cells, @Nullable JsonNode outline) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("area", area);
    table
        .head()
        .area()
        .find(area)
        .map(Member::name)
        .ifPresent(name -> properties.put("name", name));
    properties.put("made_up", release.manifest().city().madeUp());
    if (cells.size() == 1) {
      // What maps can color by without looking into a list.
      putNumbers(properties, cells.getFirst());
    }
    properties.put("cells", cells.stream().map(this::card).toList());
    Map<String, Object> feature = new LinkedHashMap<>();
    feature.put("type", "Feature");
    feature.put("id", area);
    feature.put("geometry", outline);
    feature.put("properties", properties);
    return feature;
  }

  private Map<String, JsonNode> outlines(Manifest.Layer layer) {
    Map<String, JsonNode> outlines = new LinkedHashMap<>();
    for (JsonNode feature : READER.readTree(file(layer.file())).path("features")) {
      outlines.put(feature.path("properties").path("id").asString(""), feature.path("geometry"));
    }
    return outlines;
  }

  private byte[] file(String name) {
    return release
        .file(name)
        .orElseThrow(() -> new IllegalStateException("the release has no file " + name));
  }
}
