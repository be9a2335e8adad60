package org.porchlight.records.places;

import org.jspecify.annotations.Nullable;

/**
 * Turns the two numbers of a record's place into degrees, and says what was odd about them. It
 * mends only what can mean one thing. Not for two threads at once.
 */
public final class PointReader {
  /** What two numbers were. */
  public enum Finding {
    /** A place. */
    GOOD,
    /** Both 0, which machines write for none: no place. */
    ZERO,
    /** No point on Earth in the declared coordinate system: no place. */
    OFF_EARTH,
    /** Outside the city's box as given, inside it the other way round: turned. */
    SWAPPED,
    /** Whole numbers that are off the Earth as degrees and in the city's box as millionths. */
    MICRODEGREES,
    /** A place on Earth outside the city's box: kept, and in no area. */
    FAR
  }

  private static final double MICRO = 1e6;

  private final Projection projection;
  private final @Nullable CityBox box;
  private final double[] degrees = new double[2];

  /**
   * Reads points of one source.
   *
   * @param box where they are expected; null for a city without layers, whose points are taken as
   *     given
   */
  public PointReader(Projection projection, @Nullable CityBox box) {
    this.projection = projection;
    this.box = box;
  }

  /** Longitude and latitude in degrees, anywhere on Earth. */
  public static PointReader anywhere() {
    return new PointReader(Projection.DEGREES, null);
  }

  /**
   * Reads a point; {@link #longitude} and {@link #latitude} have it then, unless there is none.
   *
   * @param x eastward, or longitude
   * @param y northward, or latitude
   */
  public Finding read(double x, double y) {
    degrees[0] = Double.NaN;
    degrees[1] = Double.NaN;
    if (x == 0 && y == 0) {
      return Finding.ZERO;
    }
    boolean onEarth = convert(x, y);
    double longitude = degrees[0];
    double latitude = degrees[1];
    if (box == null || (onEarth && box.holds(longitude, latitude))) {
      return onEarth ? Finding.GOOD : Finding.OFF_EARTH;
    }
    if (convert(y, x) && box.holds(degrees[0], degrees[1])) {
      return Finding.SWAPPED;
    }
    boolean mayBeMillionths =
        !onEarth && projection.isDegrees() && x == Math.rint(x) && y == Math.rint(y);
    if (mayBeMillionths && convert(x / MICRO, y / MICRO) && box.holds(degrees[0], degrees[1])) {
      return Finding.MICRODEGREES;
    }
    degrees[0] = longitude;
    degrees[1] = latitude;
    return onEarth ? Finding.FAR : Finding.OFF_EARTH;
  }

  private boolean convert(double x, double y) {
    return projection.toDegrees(x, y, degrees)
        && Math.abs(degrees[0]) <= 180
        && Math.abs(degrees[1]) <= 90;
  }

  /** Degrees of the point read last. */
  public double longitude() {
    return degrees[0];
  }

  /** Degrees of the point read last. */
  public double latitude() {
    return degrees[1];
  }
}
