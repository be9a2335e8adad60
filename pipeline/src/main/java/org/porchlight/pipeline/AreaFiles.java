package org.porchlight.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.porchlight.city.AreaLayer;
import org.porchlight.city.City;
import org.porchlight.city.NearestName;
import org.porchlight.city.ProblemsException;
import org.porchlight.records.SourceFiles;
import org.porchlight.release.LocalText;

/**
 * Finds and reads the files that draw a city's areas: in the folder the operator names, else in the
 * city folder's {@code areas/}, else the copy that an earlier run kept in the data home.
 */
final class AreaFiles {
  private final City city;
  private final Optional<Path> from;
  private final Path kept;

  /**
   * Looks for the files of this city.
   *
   * @param kept the data home's folder of copies
   */
  AreaFiles(City city, Optional<Path> from, Path kept) {
    this.city = city;
    this.from = from;
    this.kept = kept;
  }

  private Optional<Path> find(AreaLayer layer) {
    return from.flatMap(folder -> SourceFiles.in(folder, layer.file()))
        .or(() -> SourceFiles.in(city.folder().resolve("areas"), layer.file()))
        .or(() -> SourceFiles.in(kept, layer.file()));
  }

  /** Names of the files that are nowhere. */
  List<String> missing() {
    return city.layers().values().stream()
        .filter(layer -> find(layer).isEmpty())
        .map(AreaLayer::file)
        .distinct()
        .toList();
  }

  /** Keeps a copy of each file, so that a later publishing needs no folder by name. */
  void keep() throws IOException {
    Files.createDirectories(kept);
    for (AreaLayer layer : city.layers().values()) {
      Optional<Path> file = find(layer);
      if (file.isPresent() && !file.get().startsWith(kept)) {
        Path copy = kept.resolve(file.get().getFileName().toString());
        Path partial = kept.resolve("." + copy.getFileName() + ".partial");
        Files.copy(file.get(), partial, StandardCopyOption.REPLACE_EXISTING);
        Files.move(partial, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /**
   * Reads all layers, in the city's order.
   *
   * @throws ProblemsException when a file is missing or does not have what its layer says
   */
  Map<String, LayerShapes> read() throws IOException {
    Map<String, LayerShapes> layers = new LinkedHashMap<>();
    for (AreaLayer layer : city.layers().values()) {
      Path file =
          find(layer)
              .orElseThrow(
                  () ->
                      new ProblemsException(
                          "areas/%s.yaml".formatted(layer.id()),
                          "there is no file %s, neither in the city folder's areas/ nor where --from says."
                              .formatted(layer.file()),
                          "PL-IMPORT-001"));
      layers.put(layer.id(), new LayerShapes(layer, read(layer, file)));
    }
    return layers;
  }

  private static List<AreaShape> read(AreaLayer layer, Path file) throws IOException {
    List<GeoJson.Feature> features;
    try (InputStream in = open(file)) {
      features = GeoJson.read(in, file.getFileName().toString());
    }
    checkProperties(layer, file, features);
    Map<String, List<GeoJson.Feature>> byKey = new TreeMap<>(AreaFiles::inOrder);
    for (GeoJson.Feature feature : features) {
      boolean wanted =
          layer.onlyProperty() == null
              || feature.text(layer.onlyProperty()).equals(layer.onlyValue());
      String key = feature.text(layer.idProperty());
      if (wanted && !key.isEmpty() && !feature.geometry().isEmpty()) {
        byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(feature);
      }
    }
    if (byKey.isEmpty()) {
      throw problem(layer, "%s has no area with a shape and an id.".formatted(file.getFileName()));
    }
    List<AreaShape> areas = new ArrayList<>();
    Set<String> slugs = new HashSet<>(Set.of(LayerShapes.UNKNOWN));
    byKey.forEach((key, parts) -> areas.add(area(layer, file, key, parts, slugs)));
    return areas;
  }

  /** Whole numbers by size, other ids by the alphabet: beat 9 comes before beat 10. */
  private static int inOrder(String a, String b) {
    boolean numbers = a.matches("\\d{1,18}") && b.matches("\\d{1,18}");
    int bySize = numbers ? Long.compare(Long.parseLong(a), Long.parseLong(b)) : 0;
    return bySize != 0 ? bySize : a.compareTo(b);
  }

  private static void checkProperties(AreaLayer layer, Path file, List<GeoJson.Feature> features) {
    Set<String> known = new HashSet<>();
    features.forEach(feature -> known.addAll(feature.properties().keySet()));
    List<@Nullable String> wanted =
        java.util.Arrays.asList(
            layer.idProperty(),
            layer.nameProperty(),
            layer.spanishNameProperty(),
            layer.populationProperty(),
            layer.onlyProperty());
    for (String property : wanted) {
      if (property != null && !known.contains(property)) {
        throw problem(
            layer,
            "no feature of %s has the property '%s'.%s"
                .formatted(file.getFileName(), property, NearestName.hint(property, known)));
      }
    }
  }

  private static ProblemsException problem(AreaLayer layer, String message) {
    return new ProblemsException("areas/%s.yaml".formatted(layer.id()), message, "PL-PUBLISH-003");
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }

  private static AreaShape area(
      AreaLayer layer, Path file, String key, List<GeoJson.Feature> parts, Set<String> slugs) {
    List<Geometry> good = parts.stream().map(part -> repaired(part.geometry())).toList();
    Geometry geometry = good.size() == 1 ? good.getFirst() : UnaryUnionOp.union(good);
    Envelope box = geometry.getEnvelopeInternal();
    if (box.getMinX() < -180 || box.getMaxX() > 180 || box.getMinY() < -90 || box.getMaxY() > 90) {
      throw problem(
          layer,
          "%s is not drawn in degrees of longitude and latitude (WGS 84). Convert it first."
              .formatted(file.getFileName()));
    }
    return new AreaShape(
        layer.id() + ":" + slug(key, slugs),
        key,
        name(layer, key, parts.getFirst()),
        geometry,
        population(layer, parts));
  }

  /**
   * Rings that cross themselves are common in files drawn by hand; a repair takes longer than a
   * look.
   */
  private static Geometry repaired(Geometry geometry) {
    return geometry.isValid() ? geometry : GeometryFixer.fix(geometry);
  }

  private static LocalText name(AreaLayer layer, String key, GeoJson.Feature feature) {
    LocalText given = layer.names().get(key);
    if (given != null) {
      return given;
    }
    String plain =
        layer.nameProperty() == null || feature.text(layer.nameProperty()).isEmpty()
            ? key
            : feature.text(layer.nameProperty());
    String spanish =
        layer.spanishNameProperty() == null || feature.text(layer.spanishNameProperty()).isEmpty()
            ? plain
            : feature.text(layer.spanishNameProperty());
    LocalText prefix = layer.namePrefix();
    if (prefix == null) {
      return LocalText.of(plain, spanish);
    }
    Map<String, String> words = new TreeMap<>();
    prefix
        .byLanguage()
        .forEach(
            (language, word) ->
                words.put(language, word + " " + (language.equals("es") ? spanish : plain)));
    return LocalText.of(words);
  }

  /** A population is a property of the area; parts of one area repeat it. */
  private static @Nullable Long population(AreaLayer layer, List<GeoJson.Feature> parts) {
    if (layer.populationProperty() == null) {
      return null;
    }
    String text = parts.getFirst().text(layer.populationProperty());
    try {
      double number = Double.parseDouble(text);
      return number >= 0 && number < 1e9 ? Math.round(number) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Lower-case ASCII words joined by hyphens, each once in its layer. */
  private static String slug(String key, Set<String> taken) {
    String ascii =
        Normalizer.normalize(key, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String slug = ascii.isEmpty() ? "area" : ascii;
    String unique = slug;
    for (int i = 2; !taken.add(unique); i++) {
      unique = slug + "-" + i;
    }
    return unique;
  }
}
