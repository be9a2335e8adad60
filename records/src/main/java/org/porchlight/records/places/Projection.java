package org.porchlight.records.places;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;
import org.porchlight.city.ProblemsException;

/**
 * Turns x and y of a declared coordinate system into longitude and latitude in degrees (WGS 84).
 *
 * <p>NAD 83 in all its versions, ETRS 89 and WGS 84 are taken as one: in the United States they lie
 * within two meters of each other, less than the width of a road. NAD 27 lies up to 100 meters off,
 * and more in Alaska and Hawaii, and needs a table of shifts that is not shipped: it is refused.
 *
 * <p>Always x before y and longitude before latitude, whatever order the system's own definition
 * prefers: files are written so. Not for two threads at once.
 */
public final class Projection {
  /** Longitude and latitude in degrees already. */
  public static final Projection DEGREES = new Projection("EPSG:4326", null, null);

  private static final Pattern CODE =
      Pattern.compile(
          "(?:urn:ogc:def:crs:)?(?:(EPSG|ESRI)(?::[\\d.]*)?:)?(\\d{4,6})",
          Pattern.CASE_INSENSITIVE);

  /** Parameters by which Proj4J would open a file that whoever wrote the text has chosen. */
  private static final Pattern FILES =
      Pattern.compile("(grids\\s*=(?!\\s*@null(\\s|$)))|(init\\s*=)", Pattern.CASE_INSENSITIVE);

  /** As they are called where no number is given. */
  private static final Set<String> WORDS_FOR_DEGREES =
      Set.of("URN:OGC:DEF:CRS:OGC:1.3:CRS84", "OGC:CRS84", "CRS84", "WGS84", "WGS 84");

  private static final Set<Integer> DEGREE_CODES = Set.of(4326, 4269, 4258, 4152, 4759, 6318);

  /** Numbers of Web Mercator before it had one of its own. */
  private static final Set<Integer> WEB_MERCATOR = Set.of(3857, 3785, 102_100, 102_113, 900_913);

  private static final String WGS_84 = "+proj=longlat +datum=WGS84 +no_defs";

  private final String name;
  private final @Nullable CoordinateTransform there;
  private final @Nullable CoordinateTransform back;
  private final ProjCoordinate in = new ProjCoordinate();
  private final ProjCoordinate out = new ProjCoordinate();

  private Projection(
      String name, @Nullable CoordinateTransform there, @Nullable CoordinateTransform back) {
    this.name = name;
    this.there = there;
    this.back = back;
  }

  /**
   * The projection for a system as a file or a setting declares it.
   *
   * @param declared {@code EPSG:2264}, {@code 102719}, {@code ESRI:102719}, an {@code urn:ogc:…}
   *     name, a {@code +proj=…} text, or WKT as in a {@code .prj} file
   * @param where what declares it, for the message
   * @throws ProblemsException when the system is not known or cannot be read
   */
  public static Projection of(String declared, String where) {
    try {
      return parse(declared.strip());
    } catch (UnknownSystemException e) {
      throw new ProblemsException(
          where,
          "the coordinate system %s. Set crs to its number, as EPSG:2264, or convert the file to longitude and latitude (EPSG:4326)."
              .formatted(e.reason()),
          "PL-PLACE-001");
    }
  }

  private static Projection parse(String declared) throws UnknownSystemException {
    if (declared.startsWith("+")) {
      return fromText("its own", declared);
    }
    if (WORDS_FOR_DEGREES.contains(declared.toUpperCase(Locale.ROOT))) {
      return DEGREES;
    }
    Matcher code = CODE.matcher(declared);
    if (code.matches()) {
      return fromCode(Integer.parseInt(code.group(2)));
    }
    if (declared.indexOf('[') > 0 || declared.indexOf('(') > 0) {
      return fromWkt(Wkt.parse(declared));
    }
    throw new UnknownSystemException("is neither a number, nor WKT, nor a +proj text");
  }

  private static Projection fromWkt(Wkt wkt) throws UnknownSystemException {
    Integer code = wkt.code();
    return switch (ProjText.of(wkt)) {
      case ProjText.Degrees _ -> DEGREES;
      case ProjText.WebMercator _ -> fromCode(3857);
      case ProjText.Known(String text) -> fromText(wkt.name(), text);
      case ProjText.Unreadable(String reason) -> {
        // A number beside the parameters says the same, and is read from a table.
        if (code == null) {
          throw new UnknownSystemException(reason);
        }
        yield fromCode(code);
      }
    };
  }

  private static Projection fromCode(int code) throws UnknownSystemException {
    if (DEGREE_CODES.contains(code)) {
      return DEGREES;
    }
    int known = WEB_MERCATOR.contains(code) ? 3857 : code;
    for (String table : new String[] {"EPSG", "ESRI"}) {
      try {
        CoordinateReferenceSystem system = new CRSFactory().createFromName(table + ":" + known);
        return of(table + ":" + known, system);
      } catch (Proj4jException e) {
        // Not in this table, or a projection of a sort that is not read.
      }
    }
    throw new UnknownSystemException("%d is not in the table of systems".formatted(code));
  }

  private static Projection fromText(String name, String text) throws UnknownSystemException {
    if (FILES.matcher(text).find()) {
      throw new UnknownSystemException("names a file of its own, and none is read");
    }
    try {
      return of(name, new CRSFactory().createFromParameters(name, text));
    } catch (RuntimeException e) {
      // Not only its own exceptions: it takes the texts of numbers and names as they come.
      throw new UnknownSystemException("has a projection or a parameter that is not read");
    }
  }

  private static Projection of(String name, CoordinateReferenceSystem system)
      throws UnknownSystemException {
    for (String parameter : system.getParameters()) {
      boolean shifts = parameter.contains("nadgrids=") && !parameter.contains("nadgrids=@null");
      if (shifts || parameter.contains("datum=NAD27")) {
        throw new UnknownSystemException(
            "is on NAD 27, which needs a table of shifts that is not shipped");
      }
    }
    CoordinateReferenceSystem degrees = new CRSFactory().createFromParameters("WGS 84", WGS_84);
    var factory = new CoordinateTransformFactory();
    return new Projection(
        name, factory.createTransform(system, degrees), factory.createTransform(degrees, system));
  }

  /** The system's number or name. */
  public String name() {
    return name;
  }

  /** Whether coordinates are taken as they are. */
  public boolean isDegrees() {
    return there == null;
  }

  /**
   * Turns a point into degrees.
   *
   * @param degrees takes longitude and latitude
   * @return false when the system has no such point; {@code degrees} is then as it was
   */
  public boolean toDegrees(double x, double y, double[] degrees) {
    return turn(there, x, y, degrees)
        && (there == null || (Math.abs(degrees[0]) <= 180 && Math.abs(degrees[1]) <= 90));
  }

  /** Turns degrees into x and y of the system; false when it has no such point. */
  boolean fromDegrees(double longitude, double latitude, double[] xy) {
    return turn(back, longitude, latitude, xy);
  }

  private boolean turn(@Nullable CoordinateTransform transform, double x, double y, double[] to) {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      return false;
    }
    if (transform == null) {
      to[0] = x;
      to[1] = y;
      return true;
    }
    in.setValue(x, y);
    try {
      transform.transform(in, out);
    } catch (Proj4jException | IllegalStateException e) {
      // Both mean that its formulas have no answer here.
      return false;
    }
    if (!Double.isFinite(out.x) || !Double.isFinite(out.y)) {
      return false;
    }
    to[0] = out.x;
    to[1] = out.y;
    return true;
  }
}
