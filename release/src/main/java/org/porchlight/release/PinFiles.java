package org.porchlight.release;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Spots and pins as files. One line of GeoJSON for each, in a fixed order, so that months that no
 * longer change are the same bytes in every release.
 */
final class PinFiles {
  private PinFiles() {}

  /** What JSON holds of a file of pins. */
  record PinFile(String type, @Nullable String note, List<PinFeature> features) {}

  record PinFeature(String type, Geometry geometry, PinProperties properties) {}

  record PinProperties(LocalDate day, String type, String spot, String status) {}

  /** What JSON holds of the file of spots. */
  record SpotFile(String type, @Nullable String note, List<SpotFeature> features) {}

  record SpotFeature(String type, Geometry geometry, SpotProperties properties) {}

  record SpotProperties(String spot, List<String> areas, int addresses) {}

  record Geometry(String type, List<Double> coordinates) {}

  static byte[] spots(List<Spot> spots, boolean madeUp) {
    StringBuilder text = opened(madeUp);
    String between = "";
    for (Spot spot : spots) {
      text.append(between)
          .append(feature(spot, new SpotProperties(spot.id(), spot.areas(), spot.addresses())));
      between = ",\n";
    }
    return closed(text);
  }

  static byte[] geoJson(ReleasedPins pins, Map<String, Spot> spots, boolean madeUp) {
    StringBuilder text = opened(madeUp);
    String between = "";
    for (Pin pin : pins.pins()) {
      text.append(between)
          .append(
              feature(
                  spotOf(pin, spots),
                  new PinProperties(pin.day(), pin.type(), pin.spot(), status(pin))));
      between = ",\n";
    }
    return closed(text);
  }

  static byte[] csv(ReleasedPins pins, TableHead head, Map<String, Spot> spots, boolean madeUp) {
    StringBuilder text = new StringBuilder();
    text.append("day,type,type_name,type_name_es,spot,longitude,latitude,status,note\r\n");
    Map<String, String> names = new HashMap<>();
    for (Pin pin : pins.pins()) {
      Spot spot = spotOf(pin, spots);
      text.append(pin.day()).append(',');
      text.append(names.computeIfAbsent(pin.type(), type -> words(head, type))).append(',');
      text.append(CsvCell.of(pin.spot())).append(',');
      text.append(spot.longitude()).append(',').append(spot.latitude()).append(',');
      text.append(status(pin)).append(',').append(madeUp ? "made-up data" : "").append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static List<Spot> readSpots(Path file) {
    return ReleaseJson.read(file, SpotFile.class).features().stream()
        .map(
            one ->
                new Spot(
                    one.properties().spot(),
                    one.geometry().coordinates().getFirst(),
                    one.geometry().coordinates().getLast(),
                    one.properties().areas(),
                    one.properties().addresses()))
        .toList();
  }

  static List<Pin> readPins(Path file) {
    return ReleaseJson.read(file, PinFile.class).features().stream()
        .map(PinFeature::properties)
        .map(one -> new Pin(one.day(), one.type(), one.spot(), one.status().equals("preliminary")))
        .toList();
  }

  private static String words(TableHead head, String type) {
    var name = head.type().find(type).map(Member::name);
    return String.join(
        ",",
        CsvCell.of(type),
        CsvCell.of(name.map(text -> text.inOrFallback("en")).orElse(type)),
        CsvCell.of(name.map(text -> text.inOrFallback("es")).orElse(type)));
  }

  private static Spot spotOf(Pin pin, Map<String, Spot> spots) {
    Spot spot = spots.get(pin.spot());
    if (spot == null) {
      throw new IllegalArgumentException("there is no spot %s".formatted(pin.spot()));
    }
    return spot;
  }

  private static String feature(Spot at, Object properties) {
    return "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s,%s]},\"properties\":%s}"
        .formatted(at.longitude(), at.latitude(), ReleaseJson.line(properties));
  }

  private static String status(Pin pin) {
    return pin.preliminary() ? "preliminary" : "final";
  }

  private static StringBuilder opened(boolean madeUp) {
    return new StringBuilder("{\"type\":\"FeatureCollection\",")
        .append(madeUp ? "\"note\":\"made-up data\"," : "")
        .append("\"features\":[\n");
  }

  private static byte[] closed(StringBuilder text) {
    return text.append("\n]}\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
