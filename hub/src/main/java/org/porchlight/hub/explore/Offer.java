package org.porchlight.hub.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.hub.edition.Edition;
import org.porchlight.release.Manifest;
import org.porchlight.release.Member;
import org.porchlight.release.TableHead.Grain;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Timespan;
import org.porchlight.webkit.language.Timespan.Level;

/** Everything of one table that can be chosen: for each list, only what leads to numbers. */
record Offer(Edition edition, TableReading table) {
  private static final List<Level> LONGEST_FIRST =
      List.of(Level.ALL, Level.YEAR, Level.QUARTER, Level.MONTH);

  /** The city first, then the areas of each layer, in the table's order. */
  List<Member> areas() {
    Set<String> levels =
        table.head().grains().stream().map(Grain::area).collect(Collectors.toSet());
    return table.head().area().members().stream()
        .filter(area -> levels.contains(area.level()) && !area.id().endsWith(":unknown"))
        .sorted(Comparator.comparing(area -> !area.id().equals(TableReading.CITY)))
        .toList();
  }

  /** The kinds that have a number for this area in some full period. */
  List<Member> types(String area) {
    String level = table.head().area().find(area).map(Member::level).orElse(TableReading.CITY);
    Set<String> there =
        table.head().grains().stream()
            .filter(grain -> grain.area().equals(level))
            .flatMap(grain -> grain.types().stream())
            .collect(Collectors.toSet());
    return table.head().type().members().stream()
        .filter(type -> there.contains(type.id()))
        .filter(type -> table.hasFull(area, type.id()))
        .toList();
  }

  /** In which ways the numbers of this area and kind can stand side by side. */
  List<Split> splits(String area, String type) {
    List<Split> splits = new ArrayList<>();
    if (LONGEST_FIRST.stream()
        .anyMatch(level -> !table.drawnPeriods(area, type, level).isEmpty())) {
      splits.add(new Split.ByTime());
    }
    if (!kindPeriods(area, type).isEmpty()) {
      splits.add(new Split.ByKind());
    }
    for (Manifest.Layer layer : edition.manifest().layers()) {
      if (layer.areas().size() > 1 && !areaPeriods(layer, type).isEmpty()) {
        splits.add(new Split.ByArea(layer));
      }
    }
    return splits;
  }

  /** The full periods that can be chosen, the longest ones first, each length newest first. */
  List<Timespan> periods(String area, String type, Split split) {
    return switch (split) {
      case Split.ByTime _ ->
          LONGEST_FIRST.stream()
              .filter(level -> !table.drawnPeriods(area, type, level).isEmpty())
              .flatMap(level -> table.fullPeriods(area, type, level).reversed().stream())
              .toList();
      case Split.ByKind _ -> kindPeriods(area, type);
      case Split.ByArea(Manifest.Layer layer) -> areaPeriods(layer, type);
    };
  }

  private List<Timespan> kindPeriods(String area, String type) {
    return table.withKinds(
        area,
        LONGEST_FIRST.stream()
            .flatMap(level -> table.fullPeriods(area, type, level).reversed().stream())
            .toList(),
        type);
  }

  private List<Timespan> areaPeriods(Manifest.Layer layer, String type) {
    List<Member> areas =
        table.head().area().atLevel(layer.id()).stream()
            .filter(area -> !area.id().endsWith(":unknown"))
            .toList();
    return table.head().grains().stream()
        .filter(grain -> grain.area().equals(layer.id()) && grain.types().contains(type))
        .map(Grain::time)
        .distinct()
        .sorted(Comparator.comparingInt(level -> LONGEST_FIRST.indexOf(level(level))))
        .flatMap(level -> table.head().time().atLevel(level).reversed().stream())
        .flatMap(period -> table.period(period.id()).stream())
        .filter(span -> span.isWithin(table.head().from(), table.head().to()))
        .filter(
            span -> areas.stream().anyMatch(area -> table.find(area.id(), span, type).isPresent()))
        .toList();
  }

  private static Level level(String id) {
    return LONGEST_FIRST.stream()
        .filter(level -> level.id().equals(id))
        .findFirst()
        .orElse(Level.ALL);
  }
}
