package org.porchlight.city;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;

/**
 * A set of areas that residents know.
 *
 * @param id lower-case words joined by hyphens, plural
 * @param detail {@code city}, {@code district} or {@code neighborhood}: how fine its areas are
 * @param file GeoJSON ({@code .gz} is read too), or a shapefile as {@code .shp} beside its other
 *     parts or as one {@code .zip}: in the city folder's {@code areas/}, or in the folder {@code
 *     --from}
 * @param location where it is published; null when it stands in the city folder
 * @param crs the coordinate system of the file, as {@code EPSG:2264}; null for what the file itself
 *     says, or longitude and latitude in degrees
 * @param idProperty the feature property that names an area; features of one id are joined
 * @param nameProperty the property with its name; null to use the id
 * @param spanishNameProperty the property with its Spanish name; null when there is none
 * @param namePrefix put before the name ("District {name}"); null for none
 * @param populationProperty residents; null when there is none
 * @param onlyProperty keep only features whose property {@code onlyProperty} is {@code onlyValue};
 *     null to keep all
 * @param onlyValue see {@code onlyProperty}
 * @param overlapping whether one place may lie in several of its areas
 * @param nestedIn the layer whose areas each contain whole areas of this one, with nothing left
 *     over; null when the two were drawn apart
 * @param names what residents call single areas, by their id in the file, where the file's own
 *     names would not tell them; the prefix is not put before these
 */
public record AreaLayer(
    String id,
    LocalText name,
    LocalText singular,
    Detail detail,
    String file,
    @Nullable String location,
    @Nullable String crs,
    String idProperty,
    @Nullable String nameProperty,
    @Nullable String spanishNameProperty,
    @Nullable LocalText namePrefix,
    @Nullable String populationProperty,
    @Nullable String onlyProperty,
    @Nullable String onlyValue,
    boolean overlapping,
    @Nullable String nestedIn,
    Map<String, LocalText> names) {

  /** How fine the areas of a layer are. */
  public enum Detail {
    CITY,
    DISTRICT,
    NEIGHBORHOOD
  }
}
