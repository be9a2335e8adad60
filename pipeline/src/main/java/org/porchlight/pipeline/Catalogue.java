package org.porchlight.pipeline;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import org.porchlight.city.TableSpec;
import org.porchlight.city.TypeTree;
import org.porchlight.disclosure.Candidate;
import org.porchlight.disclosure.Proposal;
import org.porchlight.disclosure.TrueCell;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.lake.OpenLake;
import org.porchlight.records.places.LayerShapes;
import org.porchlight.release.Dimension;
import org.porchlight.release.LinkedSet;
import org.porchlight.release.Measure;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/**
 * The closed catalogue with its true numbers: one candidate per table of the city folder.
 *
 * @param candidates in the city's order
 * @param links which of them count the same records
 * @param overlaps true counts where areas of layers that cross overlap, as the links name them
 * @param notReady sentences about tables that have no whole closed period or no records yet
 * @param pins records that may go on the map, with the tables they are of
 * @param placeUnknown by source: records that lie in no area of the city's place layer
 */
record Catalogue(
    List<Candidate> candidates,
    List<LinkedSet> links,
    List<TrueCell.Counted> overlaps,
    List<String> notReady,
    List<PinSource> pins,
    Map<String, Long> placeUnknown) {

  /**
   * Records of a table that may go on the map.
   *
   * @param from first day of the table's months
   * @param finalTo last day of its closed months
   * @param to the last day old enough to be shown
   */
  record PinSource(
      TableSpec table,
      LocalDate from,
      LocalDate finalTo,
      LocalDate to,
      List<PinMeasure.Found> found) {
    PinSource {
      found = List.copyOf(found);
    }
  }

  /**
   * Measures all tables.
   *
   * @param months what earlier releases published, which stays as it was
   * @throws ProblemsException when a table asks for what its source may not or cannot give
   */
  static Catalogue measure(
      City city,
      Lake lake,
      Map<String, LayerShapes> layers,
      LocalDate today,
      PublishedMonths months)
      throws IOException {
    requireLawfulSources(city);
    Map<String, Batch> batches = new LinkedHashMap<>();
    for (Source source : published(city)) {
      if (!source.isWithheld(today)) {
        lake.current(source.id()).ifPresent(batch -> batches.put(source.id(), batch));
      }
    }
    try (OpenLake open = lake.query(batches.keySet())) {
      return new Measuring(city, lake, layers, today, batches, open.database(), months).run();
    } catch (SQLException e) {
      throw new IOException("the records could not be counted", e);
    }
  }

  /** All of it, for the compiler. */
  Proposal proposal() {
    return Proposal.of(candidates).linked(links, overlaps);
  }

  /** Sources whose counts may be public. */
  static List<Source> published(City city) {
    return city.sources().values().stream()
        .filter(source -> source.legal().count() && source.legal().show())
        .toList();
  }

  private static void requireLawfulSources(City city) {
    List<Problem> problems = new ArrayList<>();
    for (TableSpec table : city.tables().values()) {
      Source.LegalBasis legal = city.source(table.source()).legal();
      if (!legal.count() || !legal.show()) {
        problems.add(
            new Problem(
                "measures/%s.yaml".formatted(table.id()),
                "records of %s may not be %s (its legal block says so), so this table cannot be published. Remove the table, or change the source's legal basis."
                    .formatted(table.source(), legal.count() ? "shown" : "counted"),
                "PL-PUBLISH-001"));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
  }

  /** One run over all tables. */
  private static final class Measuring {
    private final City city;
    private final Lake lake;
    private final Map<String, LayerShapes> layers;
    private final LocalDate today;
    private final Map<String, Batch> batches;
    private final DuckDBConnection database;
    private final PublishedMonths months;
    private final Map<String, Places> places = new HashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<TrueCell.Counted> overlaps = new ArrayList<>();
    private final List<String> notReady = new ArrayList<>();
    private final List<PinSource> pins = new ArrayList<>();
    private final Map<String, Nesting> nestings = new HashMap<>();
    private final Links links;

    Measuring(
        City city,
        Lake lake,
        Map<String, LayerShapes> layers,
        LocalDate today,
        Map<String, Batch> batches,
        DuckDBConnection database,
        PublishedMonths months) {
      this.city = city;
      this.lake = lake;
      this.layers = layers;
      this.today = today;
      this.batches = batches;
      this.database = database;
      this.months = months;
      this.links = new Links(city, layers, nestings);
    }

    Catalogue run() throws SQLException, IOException {
      Map<String, Long> placeUnknown = new LinkedHashMap<>();
      for (Batch batch : batches.values()) {
        Places ofSource =
            Places.of(
                database,
                city.source(batch.source()),
                layers,
                batch.fields(),
                fieldsOf(batch.source()));
        places.put(batch.source(), ofSource);
        nestings.put(batch.source(), ofSource.nesting());
        placeUnknown.put(batch.source(), ofSource.countUnknown(city.placeLayer()));
      }
      for (TableSpec table : city.tables().values()) {
        Batch batch = batches.get(table.source());
        Places ofSource = places.get(table.source());
        if (batch == null || ofSource == null) {
          notReady.add(
              "Table %s was left out: %s"
                  .formatted(
                      table.id(),
                      city.source(table.source()).isWithheld(today)
                          ? "the agreement of its source %s has ended.".formatted(table.source())
                          : "its source %s has not been imported yet.".formatted(table.source())));
        } else if (table.what() instanceof TableSpec.What.People) {
          count(table, batch, ofSource);
        } else {
          measure(table, batch, ofSource);
        }
      }
      Map<String, TableHead> heads = new HashMap<>();
      candidates.forEach(table -> heads.put(table.head().id(), table.head()));
      List<LinkedSet> sets = links.of(heads.keySet(), overlaps);
      return new Catalogue(
          List.copyOf(candidates),
          sets,
          Links.named(sets, overlaps, heads),
          List.copyOf(notReady),
          List.copyOf(pins),
          java.util.Collections.unmodifiableMap(placeUnknown));
    }

    /** What the tables of a source look at; all else of its records stays closed. */
    private Set<String> fieldsOf(String source) {
      return city.tables().values().stream()
          .filter(table -> table.source().equals(source))
          .flatMap(
              table ->
                  Stream.concat(
                      TableMeasure.fields(table, city.source(source).derived()).stream(),
                      table.pins() == null ? Stream.empty() : PinMeasure.fields().stream()))
          .collect(Collectors.toSet());
    }

    private void measure(TableSpec table, Batch batch, Places ofSource)
        throws SQLException, IOException {
      requireKnownPlaces(table, ofSource);
      TypeAxis type = TypeAxis.of(city, table);
      Optional<Periods> periods = periods(table, type, batch);
      if (periods.isEmpty()) {
        notReady.add(
            "Table %s was left out: its source has no whole closed period yet."
                .formatted(table.id()));
        return;
      }
      List<LayerShapes> used = used(table);
      Dimension area = AreaAxis.of(city, used, ofSource.nesting());
      List<Slivers.Crossing> crossings = links.crossings(table);
      var measure =
          new TableMeasure(
              database,
              table,
              columnTypes(table.source()),
              ofSource,
              used,
              kept(used, crossings),
              periods.get());
      @Nullable TypeTree tree =
          table.what() instanceof TableSpec.What.Count count ? city.typeTree(count.tree()) : null;
      Optional<String> changed = measure.take(tree, months);
      if (changed.isPresent()) {
        notReady.add(changed.get());
        return;
      }
      if (tree != null) {
        for (Slivers.Crossing crossing : crossings) {
          overlaps.addAll(measure.overlaps(tree, crossing));
        }
      }
      Source source = city.source(table.source());
      Remarks remarks = Remarks.of(source, batch).within(periods.get().from(), periods.get().to());
      candidates.add(
          new Candidate(
              head(table, periods.get(), area, type, remarks, measure.leftOut(source.derived())),
              type.tierOfLeaf(),
              measure.cells(tree),
              periods.get().lacking(remarks.gaps())));
      takePins(table, batch, ofSource, periods.get());
    }

    private void takePins(TableSpec table, Batch batch, Places ofSource, Periods periods)
        throws SQLException {
      TableSpec.Pins settings = table.pins();
      if (settings == null) {
        return;
      }
      LocalDate old = today.minusDays(settings.holdDays());
      LocalDate to = batch.to() != null && batch.to().isBefore(old) ? batch.to() : old;
      LocalDate finalTo = to.isBefore(periods.to()) ? to : periods.to();
      pins.add(
          new PinSource(
              table,
              periods.from(),
              finalTo,
              to,
              new PinMeasure(
                      database,
                      table,
                      columnTypes(table.source()).keySet(),
                      ofSource,
                      layers.values())
                  .find(settings.types(), periods.from(), to)));
    }

    /** People were counted when they were linked; nothing is counted here. */
    private void count(TableSpec table, Batch batch, Places ofSource) throws IOException {
      switch (PeopleTable.of(city, lake, table, today)) {
        case PeopleTable.Outlook.NotReady(String why) -> notReady.add(why);
        case PeopleTable.Outlook.Ready(PeopleTable counted) -> {
          Periods periods = counted.periods();
          TypeAxis type = TypeAxis.of(city, table);
          Remarks remarks =
              Remarks.of(city.source(table.source()), batch).within(periods.from(), periods.to());
          Dimension area = AreaAxis.of(city, List.of(), ofSource.nesting());
          Candidate candidate =
              new Candidate(
                  head(table, periods, area, type, remarks, null),
                  type.tierOfLeaf(),
                  counted.cells(),
                  periods.lacking(remarks.gaps()));
          candidates.add(
              city.disclosure()
                  .exception(table.id())
                  .map(candidate::byException)
                  .orElse(candidate));
        }
      }
    }

    private void requireKnownPlaces(TableSpec table, Places ofSource) {
      for (TableHead.Grain grain : table.grains()) {
        if (!grain.area().equals(AreaAxis.CITY) && !ofSource.knows(grain.area())) {
          throw new ProblemsException(
              "measures/%s.yaml".formatted(table.id()),
              "it is published by %s, but records of %s have neither coordinates nor a field that names their area ('areas' in the source)."
                  .formatted(grain.area(), table.source()),
              "PL-PUBLISH-002");
        }
      }
    }

    private Optional<Periods> periods(TableSpec table, TypeAxis type, Batch batch) {
      Source.Covers covers = city.source(table.source()).covers();
      LocalDate first = covers == null || covers.from() == null ? batch.from() : covers.from();
      LocalDate last = covers == null || covers.to() == null ? batch.to() : covers.to();
      if (first == null || last == null) {
        if (batch.standing() == 0) {
          return Optional.empty();
        }
        throw new ProblemsException(
            "sources/%s.yaml".formatted(table.source()),
            "its records have no date, so table %s cannot say which days it is about. Add 'covers: {from: …, to: …}'."
                .formatted(table.id()),
            "PL-PUBLISH-004");
      }
      if (table.time() == null) {
        return Optional.of(Periods.whole(first, last));
      }
      Set<String> levels =
          table.grains().stream().map(TableHead.Grain::time).collect(Collectors.toSet());
      boolean grows =
          table.what() instanceof TableSpec.What.Count
              && (covers == null || covers.to() == null)
              && type.tierOfLeaf().values().stream().anyMatch(tier -> tier != Tier.OPEN);
      return Periods.of(
          first,
          last,
          today,
          city.holdDays(),
          levels,
          grows ? Periods.growth(table.grains()) : Periods.shortest(levels));
    }

    private List<LayerShapes> used(TableSpec table) {
      return layers.values().stream()
          .filter(
              layer ->
                  table.grains().stream()
                      .anyMatch(grain -> grain.area().equals(layer.layer().id())))
          .toList();
    }

    /** The layers of a table, and those in which its overlaps are counted. */
    private List<LayerShapes> kept(List<LayerShapes> used, List<Slivers.Crossing> crossings) {
      return layers.values().stream()
          .filter(
              layer ->
                  used.contains(layer)
                      || crossings.stream()
                          .anyMatch(each -> each.one() == layer || each.other() == layer))
          .toList();
    }

    private Map<String, String> columnTypes(String source) throws SQLException {
      Map<String, String> types = new HashMap<>();
      try (Statement statement = database.createStatement();
          ResultSet result = statement.executeQuery("DESCRIBE " + OpenLake.name(source))) {
        while (result.next()) {
          types.put(result.getString(1), result.getString(2));
        }
      }
      return types;
    }

    private static TableHead head(
        TableSpec table,
        Periods periods,
        Dimension area,
        TypeAxis type,
        Remarks remarks,
        @Nullable Long leftOut) {
      @Nullable Tier fixed = table.fixedTier();
      return new TableHead(
          table.id(),
          table.topic(),
          table.source(),
          table.title(),
          table.unit(),
          table.typeLabel(),
          table.definition(),
          table.caveat(),
          unitOf(table.what()),
          fixed == null ? Tier.OPEN : fixed,
          List.of(),
          table.betterWhen(),
          table.standard(),
          periods.from(),
          periods.to(),
          table.grains(),
          area,
          periods.dimension(),
          type.dimension(),
          remarks.breaks(),
          remarks.gaps(),
          fixed == Tier.SURVEY
              ? new TableHead.Sample(
                  table.sampling().weight() != null, table.sampling().population())
              : null,
          leftOut);
    }

    private static Measure unitOf(TableSpec.What what) {
      return switch (what) {
        case TableSpec.What.Count count -> Measure.COUNT;
        case TableSpec.What.Percentiles percentiles -> Measure.SECONDS;
        case TableSpec.What.ShareWithin share -> Measure.PERCENT;
        case TableSpec.What.ShareYes share -> Measure.PERCENT;
        case TableSpec.What.TopBoxes boxes -> Measure.PERCENT;
        case TableSpec.What.Chosen chosen -> Measure.PERCENT;
        case TableSpec.What.Mean mean -> Measure.SCORE;
        case TableSpec.What.People people -> Measure.COUNT;
      };
    }
  }
}
