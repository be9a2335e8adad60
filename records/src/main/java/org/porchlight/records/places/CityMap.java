package org.porchlight.records.places;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.ProblemsException;

/**
 * What an import knows of a city's places: the layers whose files are there, the box around them,
 * and the geocoder. Read once and used for all sources; two imports at once may share it, but for
 * {@link #points}, of which each needs its own.
 */
public final class CityMap {
  /** A city of which nothing is known. */
  public static final CityMap EMPTY = new CityMap(Map.of(), null);

  private final Map<String, LayerShapes> layers;
  private final @Nullable CityBox box;
  private final @Nullable AddressPoints addresses;

  private CityMap(Map<String, LayerShapes> layers, @Nullable AddressPoints addresses) {
    this.layers = java.util.Collections.unmodifiableMap(layers);
    this.box = CityBox.of(layers.values()).orElse(null);
    this.addresses = addresses;
  }

  /**
   * Reads the map of a city.
   *
   * @param from a folder with local copies by file name; empty for the city folder's own
   * @param kept the data home's folder of copies
   * @throws ProblemsException when a file is there and not as its settings say, or the file of
   *     address points is nowhere
   */
  public static CityMap read(City city, Optional<Path> from, Path kept) throws IOException {
    AreaFiles files = new AreaFiles(city, from, kept);
    City.AddressFile settings = city.geocoder();
    AddressPoints addresses = null;
    if (settings != null) {
      Path file =
          files
              .find(settings.file())
              .orElseThrow(
                  () ->
                      new ProblemsException(
                          "city.yaml",
                          "there is no file %s for the geocoder, neither in the city folder's areas/ nor where --from says."
                              .formatted(settings.file()),
                          "PL-IMPORT-001"));
      addresses = AddressPoints.read(file, settings);
    }
    return new CityMap(files.readWhatIsThere(), addresses);
  }

  /** The layers whose files are there, by id, in the city's order. */
  public Map<String, LayerShapes> layers() {
    return layers;
  }

  /** Where records are expected; empty for a city without layers. */
  public Optional<CityBox> box() {
    return Optional.ofNullable(box);
  }

  /** Finds addresses; empty when the city has no address points. */
  public Optional<Geocoder> geocoder() {
    return Optional.ofNullable(addresses);
  }

  /**
   * A reader of points.
   *
   * @param crs the coordinate system they are in; null for degrees
   * @param where what declares it, for messages
   */
  public PointReader points(@Nullable String crs, String where) {
    return new PointReader(crs == null ? Projection.DEGREES : Projection.of(crs, where), box);
  }

  /** What the files of layers and addresses had wrong: one sentence each, for the operator. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    layers.values().forEach(layer -> notes.addAll(layer.troubles()));
    if (addresses != null && addresses.unusable() > 0) {
      notes.add(
          "city.yaml: %,d rows of the address points have no number, street or place, and %,d can be found. [PL-PLACE-006]"
              .formatted(addresses.unusable(), addresses.points()));
    }
    return notes;
  }

  /** A text that differs when records could be placed otherwise: part of how a file was read. */
  public String fingerprint() {
    return "%s, %d addresses".formatted(box, addresses == null ? 0 : addresses.points());
  }
}
