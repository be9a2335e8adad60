package org.porchlight.synthetic;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Crime reports: one row for the gravest offense of a report, NIBRS codes with the bureau's own
 * endings ({@code 13B-DV}), dates without dashes, places to the hundred block, one column for the
 * point. Reported is not occurred: some reports come weeks later, some are never written.
 */
final class CrimeReports implements Closeable {
  static final double PER_YEAR = 17_000;
  static final String SOURCE = "crime-reports";

  private record Offense(String code, double weight, boolean victim, boolean atHome) {}

  private static final Offense[] OFFENSES = {
    new Offense("09A", 0.2, true, false),
    new Offense("11A", 0.7, true, true),
    new Offense("11D", 0.8, true, true),
    new Offense("100", 0.5, true, false),
    new Offense("120", 2.7, true, false),
    new Offense("13A", 5.2, true, false),
    new Offense("13A-DV", 1.7, true, true),
    new Offense("13B", 6.0, true, false),
    new Offense("13B-DV", 5.5, true, true),
    new Offense("13B-CH", 0.6, true, true),
    new Offense("13C", 3.8, true, true),
    new Offense("200", 0.3, true, false),
    new Offense("220", 9.0, true, true),
    new Offense("23C", 10.5, false, false),
    new Offense("23D", 4.0, true, false),
    new Offense("23F", 14.0, true, true),
    new Offense("23G", 4.5, true, true),
    new Offense("23H", 8.0, true, false),
    new Offense("240", 7.5, true, true),
    new Offense("26A", 4.0, true, true),
    new Offense("290", 7.0, true, true),
    new Offense("35A", 3.5, false, false),
    new Offense("520", 2.5, false, false),
    new Offense("90C", 0.8, false, false),
    new Offense("90J", 1.2, false, false),
    new Offense("720", 0.3, false, false)
  };

  private static final Wheel WHEEL =
      new Wheel(java.util.Arrays.stream(OFFENSES).mapToDouble(Offense::weight).toArray());

  private final World world;
  private final Rng rng;
  private final Extract out;
  final Dirt.Tally dirt = new Dirt.Tally();
  private final Serial serial;
  private String lastId = "";

  CrimeReports(World world) throws IOException {
    this.world = world;
    this.rng = world.rng().fork(SOURCE);
    this.serial = new Serial(world.clock(), "", false, "-", 6);
    this.out =
        new Extract(
            world.extracts().resolve("rms_offenses.csv"),
            StandardCharsets.UTF_8,
            ',',
            "CASE_NO",
            "RPT_DT",
            "RPT_TM",
            "OCC_DT",
            "NIBRS",
            "STATUS",
            "VIC_NAME",
            "VIC_DOB",
            "BLOCK",
            "DIST",
            "LAT_LON");
  }

  void day(int day) throws IOException {
    int count = Rhythm.CRIME.count(world.clock(), day, PER_YEAR * world.scale(), rng);
    for (long at : Rhythm.CRIME.moments(world.clock(), day, count, rng)) {
      write(at, day);
    }
  }

  private void write(long at, int day) throws IOException {
    Offense offense = OFFENSES[WHEEL.spin(rng)];
    Dirt fault = Dirt.draw(rng);
    dirt.add(fault);
    String id = serial.next(at);
    out.cell(fault.key(id, lastId));
    if (fault == Dirt.BAD_DATE) {
      out.cell("20250229");
    } else {
      CityClock.dashed(out.raw(), world.clock().localDate(at), '-');
      undash(out.raw());
      out.next();
    }
    world.clock().hourMinute(out.raw(), at);
    out.next();
    long occurred = at - (rng.chance(0.7) ? rng.below(86_400) : (long) rng.lognormal(400_000, 1.2));
    // Never before the records of the clock begin.
    occurred = Math.max(occurred, world.clock().start(0) - 300L * 86_400);
    CityClock.dashed(out.raw(), world.clock().localDate(occurred), '-');
    undash(out.raw());
    out.next();
    out.cell(fault == Dirt.UNKNOWN_CODE ? "8" + rng.between(10, 19) : offense.code());
    double status = rng.unit();
    out.cell(
        status < 0.62 ? "OPEN" : status < 0.84 ? "CLR-ARR" : status < 0.93 ? "CLR-EXC" : "UNF");
    Person victim = null;
    if (offense.victim() && rng.chance(0.8)) {
      victim = world.people().person(world.people().someone(Population.Role.VICTIM, rng));
      Recorder.Written written = Recorder.REPORTS.write(victim, world.names(), day, rng);
      String suffix = written.suffix().isEmpty() ? "" : " " + written.suffix();
      out.cell(written.family() + suffix + ", " + written.given() + " " + written.middle());
      if (written.born() > 0) {
        CityClock.dashed(out.raw(), written.born(), '-');
        undash(out.raw());
      }
      out.next();
      world.truth().link(SOURCE, fault.keepsKey() ? id : "", "victim", victim);
    } else {
      out.blank().blank();
    }
    Address place =
        victim != null && offense.atHome()
            ? world.whereabouts(victim, day, rng)
            : world.addresses().publicPlace(rng);
    out.cell(Recorder.capitals(place.block()));
    int district = world.map().neighborhoods.get(place.neighborhood()).district() + 1;
    out.cell(rng.chance(0.01) ? "" : "D" + district);
    switch (fault) {
      case ZERO_PLACE -> out.raw().append("\"0, 0\"");
      case NO_PLACE -> {}
      case FAR_PLACE -> point(place.latitude() - 2_500_000, place.longitude() + 4_000_000);
      case NONE, BAD_DATE, NO_ID, DOUBLE_ID, UNKNOWN_CODE ->
          point(place.latitude(), place.longitude());
    }
    out.next();
    out.end();
    if (fault == Dirt.NONE) {
      lastId = id;
    }
  }

  private void point(int latitude, int longitude) {
    StringBuilder raw = out.raw().append('"');
    Extract.degrees(raw, latitude);
    raw.append(", ");
    Extract.degrees(raw, longitude);
    raw.append('"');
  }

  /** Takes the dashes out of the date just written. */
  private static void undash(StringBuilder out) {
    out.deleteCharAt(out.length() - 3).deleteCharAt(out.length() - 5);
  }

  long rows() {
    return out.rows();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
