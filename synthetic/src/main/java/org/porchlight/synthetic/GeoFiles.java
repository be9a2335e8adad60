package org.porchlight.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;

/** Writes the city's areas and its river as GeoJSON, with how many people live in each area. */
final class GeoFiles {
  private GeoFiles() {}

  static void write(
      Path folder, CityMap map, AddressBook addresses, Population people, CityClock clock)
      throws IOException {
    Files.createDirectories(folder);
    int[] residents = new int[map.neighborhoods.size()];
    for (int i = 0; i < people.size(); i++) {
      Person person = people.person(i);
      int hood =
          person.isHomeless()
              ? AddressBook.Landmark.SHELTER.neighborhood
              : addresses.home(person.homeOn(clock.days)).neighborhood();
      residents[hood]++;
    }
    StringJoiner hoods = collection();
    int[] byDistrict = new int[map.districts.size()];
    for (int i = 0; i < residents.length; i++) {
      Neighborhood hood = map.neighborhoods.get(i);
      byDistrict[hood.district()] += residents[i];
      hoods.add(
          feature(
              hood.id(),
              hood.name(),
              hood.name(),
              ", \"district\": \"%s\", \"population\": %s"
                  .formatted(hood.district() + 1, residents[i]),
              hood.shape()));
    }
    Files.writeString(folder.resolve("neighborhoods.geojson"), hoods.toString());
    StringJoiner districts = collection();
    for (int i = 0; i < byDistrict.length; i++) {
      districts.add(
          feature(
              Integer.toString(i + 1),
              "District %s, %s".formatted(i + 1, Neighborhood.DISTRICT_NAMES.get(i)),
              "Distrito %s, %s".formatted(i + 1, Neighborhood.DISTRICT_NAMES.get(i)),
              ", \"population\": %s".formatted(byDistrict[i]),
              map.districts.get(i)));
    }
    Files.writeString(folder.resolve("districts.geojson"), districts.toString());
    StringJoiner beats = collection();
    for (CityMap.Beat beat : map.beats) {
      beats.add(
          feature(
              beat.id(),
              "Beat " + beat.id(),
              "Sector " + beat.id(),
              ", \"district\": \"%s\"".formatted(beat.district() + 1),
              beat.shape()));
    }
    Files.writeString(folder.resolve("beats.geojson"), beats.toString());
    Files.writeString(folder.resolve("river.geojson"), river(map));
    addresses.write(folder.resolve("addresses.csv"));
  }

  private static StringJoiner collection() {
    return new StringJoiner(
        ",\n",
        "{\"type\": \"FeatureCollection\", \"note\": \"made-up data\", \"features\": [\n",
        "\n]}\n");
  }

  private static String feature(String id, String name, String nombre, String more, Polygon shape) {
    StringBuilder text = new StringBuilder("{\"type\": \"Feature\", \"properties\": {\"id\": \"");
    text.append(id).append("\", \"name\": \"").append(name);
    text.append("\", \"nombre\": \"").append(nombre).append('"').append(more);
    text.append(", \"note\": \"made-up data\"}, \"geometry\": {\"type\": \"Polygon\", ");
    text.append("\"coordinates\": [");
    ring(text, shape.getExteriorRing().getCoordinates());
    for (int i = 0; i < shape.getNumInteriorRing(); i++) {
      text.append(", ");
      ring(text, shape.getInteriorRingN(i).getCoordinates());
    }
    return text.append("]}}").toString();
  }

  /** Outer rings run against the clock, as RFC 7946 asks. */
  private static void ring(StringBuilder text, Coordinate[] points) {
    boolean backwards = !org.locationtech.jts.algorithm.Orientation.isCCW(points);
    text.append('[');
    for (int i = 0; i < points.length; i++) {
      if (i > 0) {
        text.append(", ");
      }
      point(text, points[backwards ? points.length - 1 - i : i]);
    }
    text.append(']');
  }

  private static void point(StringBuilder text, Coordinate point) {
    text.append('[');
    Extract.degrees(text, (int) point.x);
    text.append(", ");
    Extract.degrees(text, (int) point.y);
    text.append(']');
  }

  private static String river(CityMap map) {
    StringBuilder text = new StringBuilder("{\"type\": \"FeatureCollection\", \"features\": [\n");
    text.append("{\"type\": \"Feature\", \"properties\": {\"name\": \"Linnow\", ");
    text.append("\"note\": \"made-up data\"}, \"geometry\": {\"type\": \"LineString\", ");
    text.append("\"coordinates\": [");
    for (int i = 0; i < map.river.size(); i++) {
      if (i > 0) {
        text.append(", ");
      }
      point(text, map.river.get(i));
    }
    return text.append("]}}\n]}\n").toString();
  }
}
