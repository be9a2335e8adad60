package org.porchlight.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.porchlight.city.City;
import org.porchlight.city.ProblemsException;
import org.porchlight.records.places.AddressPoints;
import org.porchlight.records.places.AreaFiles;
import org.porchlight.records.places.AreaShape;
import org.porchlight.records.places.LayerShapes;
import org.porchlight.release.Release;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes which house numbers of which street lie in which place, so that a browser can find an
 * address without asking anyone. It says nothing that the city's own file of addresses does not,
 * and less: only the first and last number of each stretch.
 */
final class StreetFile {
  private StreetFile() {}

  /**
   * The file, by its name in the release; empty for a city that offers no search.
   *
   * @throws ProblemsException when the city names a file of addresses that is nowhere, or not as it
   *     says
   */
  static Map<String, byte[]> of(City city, AreaFiles files, Map<String, LayerShapes> layers)
      throws IOException {
    City.AddressFile settings = city.addressSearch();
    LayerShapes places = layers.get(city.placeLayer());
    if (settings == null || places == null) {
      return Map.of();
    }
    return Map.of(
        Release.STREETS, write(city, AddressPoints.read(find(settings, files), settings), places));
  }

  /**
   * The city's file of addresses.
   *
   * @throws ProblemsException when it is nowhere
   */
  static Path find(City.AddressFile settings, AreaFiles files) throws IOException {
    Optional<Path> file = files.find(settings.file());
    if (file.isEmpty()) {
      throw new ProblemsException(
          "city.yaml",
          "there is no file %s for address-search, neither in the city folder's areas/ nor where --from says."
              .formatted(settings.file()),
          "PL-IMPORT-001");
    }
    return file.get();
  }

  private static byte[] write(City city, AddressPoints points, LayerShapes places) {
    Map<String, NavigableMap<Integer, Integer>> houses = new TreeMap<>();
    points.forEach(
        (street, number, longitude, latitude) ->
            houses
                .computeIfAbsent(street, _ -> new TreeMap<>())
                .putIfAbsent(number, places.firstAt(longitude, latitude)));
    Map<String, List<Integer>> streets = new LinkedHashMap<>();
    houses.forEach((street, numbers) -> streets.put(street, stretches(numbers)));
    Map<String, Object> all = new LinkedHashMap<>();
    if (city.madeUp()) {
      all.put("note", "made-up data");
    }
    all.put("areas", places.areas().stream().map(AreaShape::id).toList());
    all.put("words", AddressPoints.shortWords());
    all.put("streets", streets);
    return JsonMapper.shared().writeValueAsBytes(all);
  }

  /**
   * Three numbers for each stretch of one side of a street that lies in one place: its first house,
   * its last, and the place's position among the areas, -1 for none.
   */
  static List<Integer> stretches(NavigableMap<Integer, Integer> placeOfHouse) {
    List<Integer> all = new ArrayList<>();
    for (int side = 0; side < 2; side++) {
      int first = -1;
      int last = -1;
      int place = -1;
      for (Map.Entry<Integer, Integer> house : placeOfHouse.entrySet()) {
        if (house.getKey() % 2 != side) {
          continue;
        }
        if (first >= 0 && house.getValue() != place) {
          all.addAll(List.of(first, last, place));
          first = -1;
        }
        if (first < 0) {
          first = house.getKey();
          place = house.getValue();
        }
        last = house.getKey();
      }
      if (first >= 0) {
        all.addAll(List.of(first, last, place));
      }
    }
    return all;
  }
}
