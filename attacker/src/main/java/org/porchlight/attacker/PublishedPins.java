package org.porchlight.attacker;

import java.util.List;
import java.util.Map;

/**
 * Records that a release shows one by one, as an outsider reads them.
 *
 * @param compiledOn the day of the release, as ISO writes it
 * @param spots by id
 * @param tables one for each table with pins
 */
record PublishedPins(String compiledOn, Map<String, Spot> spots, List<OfTable> tables) {
  /** A release without pins. */
  static final PublishedPins NONE = new PublishedPins("", Map.of(), List.of());

  /** A place that stands for others. */
  record Spot(
      String place, double longitude, double latitude, List<String> areas, long addresses) {}

  /**
   * The pins of one table.
   *
   * @param finalTo last day that no longer changes
   * @param columns of the CSV, and properties and members of any feature of the GeoJSON
   * @param pins from the GeoJSON
   * @param rows from the CSV
   */
  record OfTable(
      String table,
      long holdDays,
      String finalTo,
      List<String> columns,
      List<Pin> pins,
      List<Pin> rows) {}

  /**
   * One record.
   *
   * @param place its longitude and latitude as written
   */
  record Pin(String day, String type, String spot, String place, String status) {}

  /** The pins of a table; none when it has none. */
  List<Pin> of(String table) {
    return tables.stream()
        .filter(one -> one.table().equals(table))
        .flatMap(one -> one.pins().stream())
        .toList();
  }
}
