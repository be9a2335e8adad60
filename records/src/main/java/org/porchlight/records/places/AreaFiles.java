package org.porchlight.records.places;

import java.io.IOException;
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
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.porchlight.city.AreaLayer;
import org.porchlight.city.City;
import org.porchlight.city.NearestName;
import org.porchlight.city.ProblemsException;
import org.porchlight.records.work.Beside;
import org.porchlight.release.LocalText;

/**
 * Finds and reads the files that draw a city's areas: in the folder the operator names, else in the
 * city folder's {@code areas/}, else the copy that an earlier run kept in the data home.
 */
public final class AreaFiles {
  private final City city;
  private final Optional<Path> from;
  private final Path kept;

  /**
   * Looks for the files of this city.
   *
   * @param kept the data home's folder of copies
   */
  public AreaFiles(City city, Optional<Path> from, Path kept) {
    this.city = city;
    this.from = from;
    this.kept = kept;
  }

  private Optional<Path> find(AreaLayer layer) {
    return find(layer.file());
  }

  /** A file of areas or of address points, wherever it stands first. */
  public Optional<Path> find(String name) {
    return from.flatMap(folder -> LayerFile.in(folder, name))
        .or(() -> LayerFile.in(city.folder().resolve("areas"), name))
        .or(() -> LayerFile.in(kept, name));
  }

  /** Names of the files that are nowhere. */
  public List<String> missing() {
    return city.layers().values().stream()
        .filter(layer -> find(layer).isEmpty())
        .map(AreaLayer::file)
        .distinct()
        .toList();
  }

  /** Keeps a copy of each file, so that a later publishing needs no folder by name. */
  public void keep() throws IOException {
    Files.createDirectories(kept);
    List<String> names =
        new ArrayList<>(city.layers().values().stream().map(AreaLayer::file).toList());
    City.AddressFile search = city.addressSearch();
    if (search != null) {
      names.add(search.file());
    }
    for (String name : names) {
      Optional<Path> file = find(name);
      if (file.isPresent() && !file.get().startsWith(kept)) {
        for (Path part : LayerFile.parts(file.get())) {
          Path copy = kept.resolve(part.getFileName().toString());
          Path partial = kept.resolve("." + copy.getFileName() + ".partial");
          Files.copy(part, partial, StandardCopyOption.REPLACE_EXISTING);
          Files.move(partial, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** Reads the layers whose files are there, in the city's order; the others are left out. */
  public Map<String, LayerShapes> readWhatIsThere() throws IOException {
    Map<AreaLayer, Path> there = new LinkedHashMap<>();
    for (AreaLayer layer : city.layers().values()) {
      find(layer).ifPresent(file -> there.put(layer, file));
    }
    return read(there);
  }

  /** Reads layers side by side; of several that cannot be read, the first is told. */
  private static Map<String, LayerShapes> read(Map<AreaLayer, Path> files) throws IOException {
    Map<String, Beside<LayerShapes>> reading = new LinkedHashMap<>();
    files.forEach(
        (layer, file) -> reading.put(layer.id(), Beside.run("layer", () -> read(layer, file))));
    try {
      Map<String, LayerShapes> layers = new LinkedHashMap<>();
      for (Map.Entry<String, Beside<LayerShapes>> layer : reading.entrySet()) {
        layers.put(layer.getKey(), layer.getValue().await());
      }
      return layers;
    } finally {
      reading.values().forEach(Beside::close);
    }
  }

  /**
   * Reads all layers, in the city's order.
   *
   * @throws ProblemsException when a file is missing or does not have what its layer says
   */
  public Map<String, LayerShapes> read() throws IOException {
    Map<AreaLayer, Path> files = new LinkedHashMap<>();
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
      files.put(layer, file);
    }
    return read(files);
  }

  /** Reads one layer. */
  static LayerShapes read(AreaLayer layer, Path file) throws IOException {
    Feature.File read = LayerFile.read(file);
    checkProperties(layer, file, read.features());
    String declared = layer.crs() == null ? read.crs() : layer.crs();
    Projection projection =
        declared == null
            ? Projection.DEGREES
            : Projection.of(
                declared, layer.crs() == null ? file.getFileName().toString() : yaml(layer));
    List<LayerFinding> findings = new ArrayList<>();
    if (!projection.isDegrees()) {
      findings.add(new LayerFinding.Projected(projection.name()));
    }
    Map<String, List<Feature>> byKey = new TreeMap<>(AreaFiles::inOrder);
    int leftOut = 0;
    for (Feature feature : read.features()) {
      boolean wanted =
          layer.onlyProperty() == null
              || feature.text(layer.onlyProperty()).equals(layer.onlyValue());
      String key = feature.text(layer.idProperty());
      if (wanted && !key.isEmpty() && !feature.geometry().isEmpty()) {
        byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(feature);
      } else if (wanted) {
        leftOut++;
      }
    }
    Drawing drawing = new Drawing(layer, file, projection);
    List<AreaShape> areas = new ArrayList<>();
    Set<String> slugs = new HashSet<>(Set.of(LayerShapes.UNKNOWN));
    for (Map.Entry<String, List<Feature>> parts : byKey.entrySet()) {
      Geometry geometry = drawing.draw(parts.getValue());
      if (geometry.isEmpty()) {
        leftOut += parts.getValue().size();
      } else {
        areas.add(area(layer, geometry, parts.getKey(), parts.getValue(), slugs));
      }
    }
    if (areas.isEmpty()) {
      throw problem(layer, "%s has no area with a shape and an id.".formatted(file.getFileName()));
    }
    if (drawing.repaired > 0) {
      findings.add(new LayerFinding.Repaired(drawing.repaired));
    }
    if (leftOut > 0) {
      findings.add(new LayerFinding.LeftOut(leftOut));
    }
    return new LayerShapes(layer, areas, findings);
  }

  /** Draws the areas of one layer in degrees, and counts those that had to be repaired. */
  private static final class Drawing {
    private final AreaLayer layer;
    private final Path file;
    private final Projection projection;
    private int repaired;

    Drawing(AreaLayer layer, Path file, Projection projection) {
      this.layer = layer;
      this.file = file;
      this.projection = projection;
    }

    private Geometry draw(List<Feature> parts) {
      List<Geometry> good = new ArrayList<>();
      boolean mended = false;
      for (Feature part : parts) {
        Geometry shape = inDegrees(part.geometry());
        // Rings that cross themselves are common in files drawn by hand; a repair takes longer
        // than a look.
        boolean valid = shape.isValid();
        mended |= !valid || part.mended();
        good.add(valid ? shape : GeometryFixer.fix(shape));
      }
      repaired += mended ? 1 : 0;
      return good.size() == 1 ? good.getFirst() : UnaryUnionOp.union(good);
    }

    private Geometry inDegrees(Geometry shape) {
      double[] degrees = new double[2];
      boolean[] off = new boolean[1];
      shape.apply(
          (CoordinateFilter)
              point -> {
                boolean found = projection.toDegrees(point.x, point.y, degrees);
                off[0] |= !found || Math.abs(degrees[0]) > 180 || Math.abs(degrees[1]) > 90;
                point.x = degrees[0];
                point.y = degrees[1];
              });
      shape.geometryChanged();
      if (off[0]) {
        throw problem(
            layer,
            projection.isDegrees()
                ? "%s is not drawn in degrees of longitude and latitude, and does not say in what. Set crs to its coordinate system, as EPSG:2264."
                    .formatted(file.getFileName())
                : "%s has points that are nowhere on Earth in the coordinate system %s. Look whether crs is the right one."
                    .formatted(file.getFileName(), projection.name()));
      }
      return shape;
    }
  }

  /** Whole numbers by size, other ids by the alphabet: beat 9 comes before beat 10. */
  private static int inOrder(String a, String b) {
    boolean numbers = a.matches("\\d{1,18}") && b.matches("\\d{1,18}");
    int bySize = numbers ? Long.compare(Long.parseLong(a), Long.parseLong(b)) : 0;
    return bySize != 0 ? bySize : a.compareTo(b);
  }

  private static void checkProperties(AreaLayer layer, Path file, List<Feature> features) {
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

  private static String yaml(AreaLayer layer) {
    return "areas/%s.yaml".formatted(layer.id());
  }

  private static ProblemsException problem(AreaLayer layer, String message) {
    return new ProblemsException(yaml(layer), message, "PL-PUBLISH-003");
  }

  private static AreaShape area(
      AreaLayer layer, Geometry geometry, String key, List<Feature> parts, Set<String> slugs) {
    return new AreaShape(
        layer.id() + ":" + slug(key, slugs),
        key,
        name(layer, key, parts.getFirst()),
        geometry,
        population(layer, parts));
  }

  private static LocalText name(AreaLayer layer, String key, Feature feature) {
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
  private static @Nullable Long population(AreaLayer layer, List<Feature> parts) {
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
