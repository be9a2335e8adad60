package org.porchlight.synthetic;

import java.util.List;
import org.locationtech.jts.geom.Polygon;

/**
 * A part of the city that residents have a name for.
 *
 * @param id lower-case words joined by hyphens
 * @param district 0 to 4
 * @param shape in millionths of a degree
 * @param cells the small convex cells it is put together from, in millionths of a degree
 * @param residentsPerArea how densely people live here, against the city's mean
 * @param busyness how much happens here in public places, against the city's mean
 */
record Neighborhood(
    String id,
    String name,
    int district,
    Polygon shape,
    List<Polygon> cells,
    double residentsPerArea,
    double busyness) {

  /** Where a neighborhood is meant to be, before its borders are drawn. */
  record Plan(String name, int district, double x, double y, double density, double busyness) {
    String id() {
      return name.toLowerCase(java.util.Locale.ROOT).replace("'", "").replace(' ', '-');
    }
  }

  /** Names by district; each district's names run outward from the river. */
  private static final List<List<String>> NAMES =
      List.of(
          List.of(
              "Lantern Quay",
              "Ropewalk",
              "Tallow Market",
              "Bellfounders",
              "Sixpenny Steps",
              "Old Assembly"),
          List.of(
              "Heronsedge",
              "Foxglove Rise",
              "Quillmere",
              "Candlewick Green",
              "Marlpit Row",
              "Thistlemoor",
              "Upper Sallow",
              "Wrenhollow"),
          List.of(
              "Kestrel Heath",
              "Pennywhistle",
              "Wickerfield",
              "Larkspur Gate",
              "Old Kilns",
              "Orchard Lights",
              "Stillwater Reach"),
          List.of(
              "Millrace End",
              "Ternlanding",
              "Copperleaf",
              "Brackenhythe",
              "Saltgrass",
              "Swallowtail",
              "Harrowgreen",
              "Beeskep"),
          List.of(
              "Juniper Locks",
              "Cobblers Hill",
              "Glasshouse Row",
              "Fernwick",
              "Hollyhock End",
              "Willowmarsh",
              "Meadowlight"));

  static final List<String> DISTRICT_NAMES =
      List.of("Lamplight", "Northsallow", "Highkiln", "Saltmeadow", "Westlocks");

  /** All 36 plans: six downtown, the others in two rings by quarter of the compass. */
  static List<Plan> plans() {
    Rng rng = new Rng(36);
    List<Plan> plans = new java.util.ArrayList<>();
    for (int i = 0; i < 6; i++) {
      double angle = StrictMath.toRadians(30 + 60 * i + rng.between(-6, 6));
      plans.add(
          plan(NAMES.getFirst().get(i), 0, angle, 1500 + rng.between(0, 500), 2.1, i == 0 ? 5 : 3));
    }
    for (int district = 1; district <= 4; district++) {
      List<String> names = NAMES.get(district);
      // Districts 2 to 5 are the north-west, north-east, south-east and south-west.
      double from = new double[] {0, 90, 0, 270, 180}[district];
      int inner = 3;
      int outer = names.size() - inner;
      for (int i = 0; i < names.size(); i++) {
        boolean near = i < inner;
        double step = near ? (i + 0.5) / inner : (i - inner + 0.5) / outer;
        double angle = StrictMath.toRadians(from + 90 * step + rng.between(-5, 5));
        double radius = near ? 4300 + rng.between(-300, 500) : 7500 + rng.between(-400, 700);
        plans.add(
            plan(
                names.get(i),
                district,
                angle,
                radius,
                near ? 1.4 + rng.unit() * 0.5 : 0.6 + rng.unit() * 0.4,
                near ? 0.9 + rng.unit() * 0.8 : 0.4 + rng.unit() * 0.5));
      }
    }
    return plans;
  }

  private static Plan plan(
      String name, int district, double angle, double radius, double density, double busyness) {
    return new Plan(
        name,
        district,
        radius * StrictMath.cos(angle),
        radius * StrictMath.sin(angle),
        density,
        busyness);
  }
}
