package org.porchlight.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.Source;
import org.porchlight.disclosure.Compilation;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.places.AreaShape;
import org.porchlight.records.places.LayerShapes;
import org.porchlight.release.Cell;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.Tier;

/** Puts together what a release says of itself. */
final class ManifestDraft {
  private final City city;
  private final Lake lake;
  private final Map<String, LayerShapes> layers;
  private final Catalogue catalogue;
  private final Compilation compilation;
  private final Optional<Manifest.Restatement> restated;

  ManifestDraft(
      City city,
      Lake lake,
      Map<String, LayerShapes> layers,
      Catalogue catalogue,
      Compilation compilation,
      Optional<Manifest.Restatement> restated) {
    this.city = city;
    this.lake = lake;
    this.layers = layers;
    this.catalogue = catalogue;
    this.compilation = compilation;
    this.restated = restated;
  }

  /** The manifest, still without the list of table files. */
  Manifest make(String id, Instant compiledAt) {
    return new Manifest(
        Manifest.FORMAT,
        id,
        compiledAt,
        new Manifest.CityNote(
            city.id(),
            city.name(),
            city.madeUp(),
            city.timeZone().getId(),
            city.languages(),
            city.placeLayer(),
            city.population(),
            city.contact()),
        city.disclosure().rules(),
        compilation.audit(),
        city.agencies(),
        topics(),
        sources(),
        layers.values().stream().map(this::layer).toList(),
        city.dashboards(),
        List.of(),
        catalogue.links(),
        restated.orElse(null),
        null);
  }

  /** A topic whose leading table is not in the release has no lead. */
  private List<Manifest.TopicNote> topics() {
    Set<String> released =
        compilation.tables().stream()
            .map(ReleasedTable::head)
            .map(head -> head.id())
            .collect(Collectors.toSet());
    return city.topics().stream()
        .map(
            topic ->
                topic.lead() == null || released.contains(topic.lead().table())
                    ? topic
                    : new Manifest.TopicNote(
                        topic.id(), topic.name(), topic.question(), topic.agency(), null))
        .toList();
  }

  private List<Manifest.SourceNote> sources() {
    List<Manifest.SourceNote> notes = new ArrayList<>();
    for (Source source : Catalogue.published(city)) {
      lake.current(source.id()).map(batch -> source(source, batch)).ifPresent(notes::add);
    }
    return notes;
  }

  private Manifest.SourceNote source(Source source, Batch batch) {
    Source.Covers covers = source.covers();
    Remarks remarks = Remarks.of(source, batch);
    LocalDate fetched = batch.importedAt().atZone(city.timeZone()).toLocalDate();
    return new Manifest.SourceNote(
        source.id(),
        source.agency(),
        source.name(),
        source.description(),
        about(source, AreaAxis.CITY, batch.standing() + batch.rejected()),
        city.disclosure().rules().about(batch.rejected()),
        about(
            source,
            city.placeLayer() + ":unknown",
            catalogue.placeUnknown().getOrDefault(source.id(), 0L)),
        batch.from() == null && covers != null ? covers.from() : batch.from(),
        batch.to() == null && covers != null ? covers.to() : batch.to(),
        source.lastUpdate() == null
            ? (city.today() == null ? fetched : city.today())
            : source.lastUpdate(),
        source.nextUpdate(),
        batch.sha256(),
        source.arrival().link(),
        remarks.breaks(),
        remarks.gaps());
  }

  /**
   * About how many records of an area there are, by the rule for guarded counts. What a table hides
   * is not told here: null when the release hides a total of these records, or when too few.
   */
  private @Nullable Long about(Source source, String area, long count) {
    boolean hidden =
        compilation.tables().stream()
            .filter(table -> table.head().measure() == Measure.COUNT)
            .filter(table -> table.head().tier() != Tier.PEOPLE)
            .filter(table -> table.head().source().equals(source.id()))
            .anyMatch(table -> hidesATotal(table, area));
    return hidden ? null : city.disclosure().rules().about(count);
  }

  /** Whether a count of the area is hidden that is no part of another one of it. */
  private static boolean hidesATotal(ReleasedTable table, String area) {
    Set<String> parts =
        Stream.of(table.head().time(), table.head().type())
            .flatMap(axis -> axis.sums().stream())
            .flatMap(sum -> sum.parts().stream())
            .collect(Collectors.toSet());
    return table.cells().stream()
        .filter(cell -> cell.area().equals(area))
        .filter(cell -> !parts.contains(cell.time()) && !parts.contains(cell.type()))
        .anyMatch(Cell::isHidden);
  }

  private Manifest.Layer layer(LayerShapes layer) {
    List<Manifest.Area> areas = new ArrayList<>();
    for (AreaShape area : layer.areas()) {
      areas.add(new Manifest.Area(area.id(), area.name(), around(layer, area), area.population()));
    }
    return new Manifest.Layer(
        layer.layer().id(),
        layer.layer().name(),
        layer.layer().singular(),
        file(layer),
        layer.layer().overlapping(),
        areas);
  }

  static String file(LayerShapes layer) {
    return "areas/%s.geojson".formatted(layer.layer().id());
  }

  private Map<String, String> around(LayerShapes own, AreaShape area) {
    Map<String, String> around = new TreeMap<>();
    for (LayerShapes other : layers.values()) {
      if (other != own) {
        Optional<Integer> holder = other.mostlyHolding(area.geometry());
        @Nullable AreaShape shape = holder.map(other.areas()::get).orElse(null);
        if (shape != null) {
          around.put(other.layer().id(), shape.id());
        }
      }
    }
    return around;
  }
}
