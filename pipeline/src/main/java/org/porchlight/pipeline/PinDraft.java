package org.porchlight.pipeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.city.TableSpec;
import org.porchlight.disclosure.Compilation;
import org.porchlight.disclosure.PinCandidate;
import org.porchlight.disclosure.PinDecision;
import org.porchlight.disclosure.PinRule;
import org.porchlight.disclosure.Proposal;
import org.porchlight.records.places.AddressPoints;
import org.porchlight.records.places.LayerShapes;
import org.porchlight.release.Pin;
import org.porchlight.release.Release;
import org.porchlight.release.ReleasedPins;
import org.porchlight.release.Spot;

/**
 * Puts records at their spots and has the disclosure compiler decide about them.
 *
 * <p>Months that were published stay as the newest release gives them, spot by spot; only newer
 * days are put at spots anew.
 *
 * @param spots all of the city's spots; none when nothing is shown
 * @param pins what passed, by table
 * @param leftOut tables whose records are not shown
 * @param reasons one sentence for each of these
 */
record PinDraft(
    List<Spot> spots, List<ReleasedPins> pins, List<String> leftOut, List<String> reasons) {
  static final PinDraft NONE = new PinDraft(List.of(), List.of(), List.of(), List.of());

  /**
   * Decides about all tables with pins.
   *
   * @param standing the newest release, whose published months stay; empty when there is none, or
   *     when everything is given anew
   */
  static PinDraft of(
      List<Catalogue.PinSource> sources,
      AddressPoints addresses,
      Map<String, LayerShapes> layers,
      Optional<Release> standing,
      Proposal proposal,
      Compilation compilation) {
    SpotMap map = SpotMap.of(addresses, layers, standing.map(Release::spots).orElse(List.of()));
    Map<String, Spot> spots = new LinkedHashMap<>();
    // A spot that stands for fewer addresses today keeps the pins it had.
    standing.ifPresent(release -> release.spots().forEach(spot -> spots.put(spot.id(), spot)));
    map.spots().forEach(spot -> spots.putIfAbsent(spot.id(), spot));
    List<Spot> all = List.copyOf(spots.values());
    PinRule rule = new PinRule(proposal, compilation);
    List<ReleasedPins> shown = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Catalogue.PinSource source : sources) {
      Optional<ReleasedPins> before =
          standing.stream()
              .flatMap(release -> release.pins().stream())
              .filter(each -> each.table().equals(source.table().id()))
              .findFirst();
      switch (rule.decide(candidate(source, before, map, all))) {
        case PinDecision.Shown(ReleasedPins pins) -> shown.add(pins);
        case PinDecision.LeftOut(String table, String why) -> {
          leftOut.add(table);
          reasons.add(why);
        }
      }
    }
    return new PinDraft(shown.isEmpty() ? List.of() : all, shown, leftOut, reasons);
  }

  private static PinCandidate candidate(
      Catalogue.PinSource source, Optional<ReleasedPins> before, SpotMap map, List<Spot> spots) {
    TableSpec.Pins settings = java.util.Objects.requireNonNull(source.table().pins(), "pins");
    Map<String, LocalDate> keptTo = new HashMap<>();
    List<Pin> pins = new ArrayList<>();
    long notShown = 0;
    if (before.isPresent()) {
      ReleasedPins.Terms terms = before.get().terms();
      Set<String> types = new HashSet<>(settings.types());
      terms.types().forEach(type -> keptTo.put(type, terms.finalTo()));
      notShown = terms.notShown();
      before.get().pins().stream()
          .filter(pin -> !pin.preliminary() && types.contains(pin.type()))
          .forEach(pins::add);
    }
    long preliminary = 0;
    for (PinMeasure.Found record : source.found()) {
      LocalDate kept = keptTo.get(record.type());
      if (kept != null && !record.day().isAfter(kept)) {
        continue;
      }
      boolean open = record.day().isAfter(source.finalTo());
      Optional<Spot> spot = map.find(record.areas(), record.longitude(), record.latitude());
      if (spot.isPresent()) {
        pins.add(new Pin(record.day(), record.type(), spot.get().id(), open));
      } else if (open) {
        preliminary++;
      } else {
        notShown++;
      }
    }
    return new PinCandidate(
        source.table().id(),
        new ReleasedPins.Terms(
            settings.types(),
            source.from(),
            source.to(),
            source.finalTo(),
            settings.holdDays(),
            notShown + preliminary),
        spots,
        pins);
  }
}
