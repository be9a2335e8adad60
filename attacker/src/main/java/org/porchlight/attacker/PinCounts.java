package org.porchlight.attacker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts a release's pins into the cells of their table: each cell has at least so many records.
 */
final class PinCounts {
  private PinCounts() {}

  /** By the cell's name; pins that may still change are left out, and cells without pins too. */
  static Map<String, Long> of(Published release, Published.Table table) {
    List<PublishedPins.Pin> pins = release.pins().of(table.id());
    if (pins.isEmpty()) {
      return Map.of();
    }
    Map<String, Map<String, List<Published.Figure>>> cells = new HashMap<>();
    for (Published.Figure cell : table.cells()) {
      cells
          .computeIfAbsent(cell.area(), _ -> new HashMap<>())
          .computeIfAbsent(cell.type(), _ -> new ArrayList<>())
          .add(cell);
    }
    Map<String, Long> counts = new HashMap<>();
    for (PublishedPins.Pin pin : pins) {
      PublishedPins.Spot spot = release.pins().spots().get(pin.spot());
      if (spot == null || pin.status().equals("preliminary")) {
        continue;
      }
      for (String area : wholes(table.axes().get(0), spot.areas())) {
        for (String type : wholes(table.axes().get(2), List.of(pin.type()))) {
          for (Published.Figure cell :
              cells.getOrDefault(area, Map.of()).getOrDefault(type, List.of())) {
            if (holds(cell.time(), pin.day())) {
              counts.merge(cell.name(table.id()), 1L, Long::sum);
            }
          }
        }
      }
    }
    return counts;
  }

  /** Some members and all that they are parts of. */
  private static List<String> wholes(Published.Axis axis, List<String> members) {
    List<String> all = new ArrayList<>(members);
    for (int i = 0; i < all.size(); i++) {
      String member = all.get(i);
      axis.sums()
          .forEach(
              (whole, ways) -> {
                if (!all.contains(whole) && ways.stream().anyMatch(way -> way.contains(member))) {
                  all.add(whole);
                }
              });
      axis.smaller()
          .forEach(
              (whole, parts) -> {
                if (!all.contains(whole) && parts.contains(member)) {
                  all.add(whole);
                }
              });
    }
    return all;
  }

  /** Whether a period of the form 2026, 2026-Q3 or 2026-09 holds a day; {@code all} holds none. */
  private static boolean holds(String period, String day) {
    if (!day.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return false;
    }
    int quarter = (Integer.parseInt(day.substring(5, 7)) + 2) / 3;
    return period.equals(day.substring(0, 4))
        || period.equals(day.substring(0, 7))
        || period.equals(day.substring(0, 4) + "-Q" + quarter);
  }
}
