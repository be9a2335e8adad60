package org.porchlight.hub.incidents;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.porchlight.hub.edition.Edition;
import org.porchlight.release.Manifest;
import org.porchlight.release.Pin;
import org.porchlight.release.ReleasedPins;
import org.porchlight.release.Spot;
import org.porchlight.release.TableHead;

/**
 * The records that were asked for.
 *
 * @param tables of which records are shown, all of the release's when no kind was chosen
 * @param what a table, a table and type as the address has them, or empty for everything
 * @param month the month shown
 * @param months all there are, the newest first
 * @param area the place looked at; empty for the whole city
 * @param records newest first, or by place
 */
record Selection(
    Edition edition,
    List<ReleasedPins> tables,
    String what,
    YearMonth month,
    List<YearMonth> months,
    Optional<Manifest.Area> area,
    List<Shown> records) {

  /**
   * One record.
   *
   * @param place the area of the place layer that it lies in; null where that has no name
   */
  record Shown(TableHead table, Pin pin, Spot spot, Manifest.Area place) {}

  /** Empty when the release shows no records one by one. */
  static Optional<Selection> of(Edition edition, Wanted wanted) {
    List<ReleasedPins> all = edition.issue().release().pins();
    TreeSet<YearMonth> months = new TreeSet<>(Comparator.reverseOrder());
    all.forEach(each -> each.pins().forEach(pin -> months.add(YearMonth.from(pin.day()))));
    Optional<Manifest.Layer> layer = edition.placeLayer();
    if (months.isEmpty() || layer.isEmpty()) {
      return Optional.empty();
    }
    YearMonth month =
        months.stream()
            .filter(each -> wanted.month().filter(each.toString()::equals).isPresent())
            .findFirst()
            .orElse(months.first());
    String what = wanted.what().filter(value -> isThere(all, value)).orElse("");
    Optional<Manifest.Area> area =
        layer.get().areas().stream()
            .filter(each -> wanted.area().filter(each.id()::equals).isPresent())
            .findFirst();
    Map<String, Manifest.Area> places = new LinkedHashMap<>();
    layer.get().areas().forEach(each -> places.put(each.id(), each));
    Map<String, Spot> spots = new HashMap<>();
    edition.issue().release().spots().forEach(spot -> spots.put(spot.id(), spot));
    List<Shown> records = new ArrayList<>();
    List<ReleasedPins> chosen =
        all.stream()
            .filter(each -> what.isEmpty() || (what + ".").startsWith(each.table() + "."))
            .toList();
    for (ReleasedPins each : chosen) {
      TableHead head = edition.issue().release().table(each.table()).orElseThrow().head();
      for (Pin pin : each.pins()) {
        Spot spot = spots.get(pin.spot());
        if (spot == null
            || !YearMonth.from(pin.day()).equals(month)
            || !(what.isEmpty()
                || what.equals(each.table())
                || what.equals(each.table() + "." + pin.type()))) {
          continue;
        }
        Optional<Manifest.Area> place =
            spot.areas().stream().filter(places::containsKey).map(places::get).findFirst();
        if (place.isPresent() && (area.isEmpty() || area.equals(place))) {
          records.add(new Shown(head, pin, spot, place.get()));
        }
      }
    }
    Comparator<Shown> newest =
        Comparator.comparing((Shown shown) -> shown.pin().day())
            .reversed()
            .thenComparing(shown -> shown.pin());
    List<String> order = List.copyOf(places.keySet());
    records.sort(
        wanted.order().isPresent()
            ? Comparator.comparingInt((Shown shown) -> order.indexOf(shown.place().id()))
                .thenComparing(newest)
            : newest);
    return Optional.of(
        new Selection(
            edition, chosen, what, month, List.copyOf(months), area, List.copyOf(records)));
  }

  private static boolean isThere(List<ReleasedPins> all, String what) {
    return all.stream()
        .anyMatch(
            each ->
                what.equals(each.table())
                    || each.terms().types().stream()
                        .anyMatch(type -> what.equals(each.table() + "." + type)));
  }
}
