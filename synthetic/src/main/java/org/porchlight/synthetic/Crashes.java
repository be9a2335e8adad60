package org.porchlight.synthetic;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Crashes, from the transportation department: semicolons, KABCO letters, one row a crash with the
 * people killed and seriously hurt in it. About 24 people killed and 56 seriously hurt in a year in
 * a city of the default size.
 */
final class Crashes implements Closeable {
  static final double PER_YEAR = 9_000;
  static final String SOURCE = "crashes";

  private enum Mode {
    VEH(0.0014, 0.0026),
    PED(0.030, 0.050),
    BIC(0.010, 0.045),
    MC(0.022, 0.050),
    SCO(0.002, 0.020);

    final double killed;
    final double serious;

    Mode(double killed, double serious) {
      this.killed = killed;
      this.serious = serious;
    }
  }

  private static final Wheel MODES = new Wheel(93.6, 2.4, 1.3, 1.7, 1.0);

  private final World world;
  private final Rng rng;
  private final Extract out;
  final Dirt.Tally dirt = new Dirt.Tally();
  private final Serial serial;
  private String lastId = "";

  Crashes(World world) throws IOException {
    this.world = world;
    this.rng = world.rng().fork(SOURCE);
    this.serial = new Serial(world.clock(), "X", true, "-", 5);
    this.out =
        new Extract(
            world.extracts().resolve("crashes.csv"),
            StandardCharsets.UTF_8,
            ';',
            "crash_no",
            "crash_day",
            "crash_time",
            "mode",
            "worst_injury",
            "n_killed",
            "n_serious",
            "road",
            "x",
            "y");
  }

  /** The state changed its system and has nothing of these days. */
  static boolean isLost(LocalDate date) {
    return !date.isBefore(LocalDate.of(2025, 3, 8)) && !date.isAfter(LocalDate.of(2025, 3, 29));
  }

  void day(int day) throws IOException {
    if (isLost(world.clock().date(day))) {
      return;
    }
    int count = Rhythm.CRASHES.count(world.clock(), day, PER_YEAR * world.scale(), rng);
    for (long at : Rhythm.CRASHES.moments(world.clock(), day, count, rng)) {
      write(at);
    }
  }

  private void write(long at) throws IOException {
    Dirt fault = Dirt.draw(rng);
    dirt.add(fault);
    Mode mode = Mode.values()[MODES.spin(rng)];
    int killed = 0;
    int serious = 0;
    String severity;
    double draw = rng.unit();
    if (draw < mode.killed) {
      severity = "K";
      killed = rng.chance(0.06) ? 2 : 1;
      serious = rng.chance(0.2) ? 1 : 0;
    } else if (draw < mode.killed + mode.serious) {
      severity = "A";
      serious = rng.chance(0.1) ? 2 : 1;
    } else {
      double rest = rng.unit();
      double hurt = mode == Mode.VEH ? 1 : 2.6;
      severity = rest < 0.08 * hurt ? "B" : rest < 0.27 * hurt ? "C" : rest < 0.99 ? "O" : "U";
    }
    String id = serial.next(at);
    out.cell(fault.key(id, lastId));
    if (fault == Dirt.BAD_DATE) {
      out.cell("2025-06-31");
    } else {
      CityClock.dashed(out.raw(), world.clock().localDate(at), '-');
      out.next();
    }
    world.clock().hourMinute(out.raw(), at);
    out.next();
    out.cell(fault == Dirt.UNKNOWN_CODE ? "M" + rng.between(7, 9) : mode.name());
    out.cell(severity).cell(killed).cell(serious);
    Address place = world.addresses().publicPlace(rng);
    out.cell(place.block());
    World.point(out, place, fault);
    out.end();
    if (fault == Dirt.NONE) {
      lastId = id;
    }
  }

  long rows() {
    return out.rows();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
