package org.porchlight.attacker;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at records that are shown one by one: are they of open types, old enough, without anything
 * that names them, and at spots that stand for eight addresses?
 */
final class PinScan {
  private static final Set<String> COLUMNS =
      Set.of(
          "day",
          "type",
          "type_name",
          "type_name_es",
          "spot",
          "longitude",
          "latitude",
          "status",
          "note");
  private static final long FEWEST_ADDRESSES = 8;
  private static final long SHORTEST_HOLD = 7;

  /** Spots nearer to each other than this, in metres, are houses. */
  private static final double NEAREST = 25;

  private static final double METERS_IN_A_DEGREE = 111_320;

  private final Published release;
  private final List<String> findings;

  PinScan(Published release, List<String> findings) {
    this.release = release;
    this.findings = findings;
  }

  void scan() {
    PublishedPins pins = release.pins();
    pins.spots()
        .forEach(
            (id, spot) -> {
              if (spot.addresses() < FEWEST_ADDRESSES) {
                say("the spot %s stands for fewer than eight addresses".formatted(id));
              }
            });
    scanDistances();
    for (PublishedPins.OfTable table : pins.tables()) {
      scan(table);
    }
  }

  private void scan(PublishedPins.OfTable pins) {
    String name = "points of table " + pins.table();
    Optional<Published.Table> table =
        release.tables().stream().filter(one -> one.id().equals(pins.table())).findFirst();
    if (table.isEmpty()) {
      say("%s are shown, and the table is not".formatted(name));
      return;
    }
    for (String column : pins.columns()) {
      if (!COLUMNS.contains(column)) {
        say("%s have a column that could name a record: %s".formatted(name, column));
      }
    }
    if (pins.holdDays() < SHORTEST_HOLD) {
      say("%s are held back for fewer than %d days".formatted(name, SHORTEST_HOLD));
    }
    Map<PublishedPins.Pin, Integer> left = new HashMap<>();
    Map<String, Integer> wrong = new java.util.TreeMap<>();
    for (PublishedPins.Pin pin : pins.pins()) {
      left.merge(pin, 1, Integer::sum);
      faults(pins, table.get(), pin).forEach(fault -> wrong.merge(fault, 1, Integer::sum));
    }
    pins.rows().forEach(row -> left.merge(row, -1, Integer::sum));
    if (left.values().stream().anyMatch(count -> count != 0)) {
      say("%s differ between the GeoJSON and the CSV".formatted(name));
    }
    wrong.forEach((fault, many) -> say("%s: %d %s".formatted(name, many, fault)));
    Map<String, Long> counts = PinCounts.of(release, table.get());
    for (Published.Figure cell : table.get().cells()) {
      Long value = cell.value();
      if (value != null
          && table.get().exact().contains(cell.type())
          && counts.getOrDefault(cell.name(pins.table()), 0L) > value) {
        say("%s: more than %s counts".formatted(name, cell.name(pins.table())));
      }
    }
  }

  private List<String> faults(
      PublishedPins.OfTable pins, Published.Table table, PublishedPins.Pin pin) {
    List<String> faults = new ArrayList<>();
    PublishedPins.Spot spot = release.pins().spots().get(pin.spot());
    if (spot == null || !spot.place().equals(pin.place())) {
      faults.add("lie at no spot");
    }
    if (!table.exact().contains(pin.type())) {
      faults.add("are of a type whose counts are not exact: " + pin.type());
    }
    try {
      LocalDate day = LocalDate.parse(pin.day());
      if (day.isAfter(LocalDate.parse(release.pins().compiledOn()).minusDays(pins.holdDays()))) {
        faults.add("are younger than the days they are said to be held back");
      }
      if (pin.status().equals("preliminary") != day.isAfter(LocalDate.parse(pins.finalTo()))) {
        faults.add("are said to be final and are not, or the other way round");
      }
    } catch (DateTimeParseException e) {
      faults.add("have more or less than a day");
    }
    return faults;
  }

  private void scanDistances() {
    List<PublishedPins.Spot> spots =
        release.pins().spots().values().stream()
            .sorted(java.util.Comparator.comparingDouble(PublishedPins.Spot::latitude))
            .toList();
    int near = 0;
    for (int i = 0; i < spots.size(); i++) {
      PublishedPins.Spot one = spots.get(i);
      for (int j = i + 1;
          j < spots.size()
              && (spots.get(j).latitude() - one.latitude()) * METERS_IN_A_DEGREE < NEAREST;
          j++) {
        double north = (spots.get(j).latitude() - one.latitude()) * METERS_IN_A_DEGREE;
        double east =
            (spots.get(j).longitude() - one.longitude())
                * METERS_IN_A_DEGREE
                * Math.cos(Math.toRadians(one.latitude()));
        near += Math.hypot(north, east) < NEAREST ? 1 : 0;
      }
    }
    if (near > 0) {
      say("%d spots lie as near to another as two houses do".formatted(near));
    }
  }

  private void say(String what) {
    findings.add("release %s: %s".formatted(release.id(), what));
  }
}
