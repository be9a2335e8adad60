package org.porchlight.synthetic;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 911 calls as the phone system saw them: moments in UTC, a number, sometimes a place, never a
 * name. Several calls may belong to one incident; a third belong to none here (hang-ups, the
 * county's ambulances, other towns).
 *
 * <p>Over the three years about 84 in 100 are answered within 10 seconds, 86 within 15, 90 within
 * 20; one in 100 waits over a minute. Months differ, and it slowly gets better.
 */
final class PhoneCenter implements Closeable {
  static final double PER_YEAR = 335_000;
  static final String SOURCE = "911-calls";

  private static final String[] LINES = {"W911", "L911", "V911", "TXT", "ADM"};
  private static final Wheel LINE = new Wheel(74, 9, 12, 1.2, 3.8);

  private record Call(
      long rings, String incident, long phone, @Nullable Address place, boolean story) {}

  private final World world;
  private final Rng rng;
  private final Extract out;
  final Dirt.Tally dirt = new Dirt.Tally();
  private final Serial serial;
  private final double[] strain;
  private String lastId = "";

  PhoneCenter(World world) throws IOException {
    this.world = world;
    this.rng = world.rng().fork(SOURCE);
    this.serial = new Serial(world.clock(), "C", true, "", 7);
    Rng months = world.rng().fork("strain");
    strain = new double[world.clock().days];
    double mood = 1;
    for (int day = 0; day < strain.length; day++) {
      if (world.clock().date(day).getDayOfMonth() == 1) {
        mood = 1 + 0.13 * months.normal();
      }
      double later = (double) day / strain.length;
      strain[day] = Math.max(0.5, mood * (1.22 - 0.44 * later));
    }
    this.out =
        new Extract(
            world.extracts().resolve("phone_911.csv"),
            StandardCharsets.UTF_8,
            ',',
            "CallID",
            "EventNo",
            "Trunk",
            "RingUTC",
            "AnswerUTC",
            "CallbackNo",
            "CallerAddr",
            "Lon",
            "Lat");
  }

  void day(int day, List<Incident> police, List<Incident> fire) throws IOException {
    List<Call> calls = new ArrayList<>();
    addCalls(calls, police);
    addCalls(calls, fire);
    double expected =
        Rhythm.CALLS.expected(world.clock(), day, PER_YEAR * world.scale()) - calls.size();
    int others = rng.poisson(Math.max(1, expected));
    for (long at : Rhythm.CALLS.moments(world.clock(), day, others, rng)) {
      Person caller = world.people().person(world.people().someone(Population.Role.CALLER, rng));
      boolean known = rng.chance(0.55);
      Address place = known ? world.whereabouts(caller, day, rng) : null;
      if (place == null && rng.chance(0.8)) {
        place = world.addresses().publicPlace(rng);
      }
      calls.add(new Call(at, "", rng.chance(0.9) ? caller.phone() : 0, place, false));
    }
    for (int i = 0; i < world.stories().callsOn(day); i++) {
      long at = Rhythm.CALLS.moment(world.clock(), day, rng);
      Address tower = world.addresses().downtown(rng);
      calls.add(new Call(at, "", world.stories().caller.phone(), tower, true));
    }
    calls.sort(Comparator.comparingLong(Call::rings));
    for (Call call : calls) {
      write(call, day);
    }
  }

  private void addCalls(List<Call> calls, List<Incident> incidents) {
    for (Incident incident : incidents) {
      long first = incident.received() - rng.between(20, 75);
      Person caller = incident.caller();
      calls.add(
          new Call(
              first, incident.id(), caller == null ? 0 : caller.phone(), incident.place(), false));
      // Crashes, shots and fires bring more calls: 1.2 a piece on average.
      while (rng.chance(incident.nature().priority <= 2 ? 0.2 : 0.08)) {
        Person other = world.people().person(world.people().someone(Population.Role.CALLER, rng));
        long later = first + rng.between(5, 240);
        calls.add(new Call(later, incident.id(), other.phone(), incident.place(), false));
      }
    }
  }

  private void write(Call call, int day) throws IOException {
    Address place = call.place();
    Dirt fault = call.story() ? Dirt.NONE : place == null ? Dirt.withoutPlace(rng) : Dirt.draw(rng);
    dirt.add(fault);
    String id = serial.next(call.rings());
    int line = call.phone() == 0 && rng.chance(0.3) ? 4 : LINE.spin(rng);
    out.cell(fault.key(id, lastId)).cell(call.incident());
    out.cell(fault == Dirt.UNKNOWN_CODE ? "X" + rng.between(1, 6) : LINES[line]);
    if (fault == Dirt.BAD_DATE) {
      out.cell("2025-11-31T25:10:00Z");
    } else {
      world.clock().utc(out.raw(), call.rings());
      out.next();
    }
    if (!rng.chance(0.006)) {
      world.clock().utc(out.raw(), call.rings() + wait(strain[day]));
    }
    out.next();
    if (call.phone() > 0) {
      out.raw().append(call.phone());
    }
    out.next();
    if (place == null) {
      out.blank().blank().blank();
    } else {
      out.cell(call.story() || rng.chance(0.35) ? "" : place.building());
      World.point(out, place, fault);
    }
    out.end();
    if (fault == Dirt.NONE && !call.story()) {
      lastId = id;
    }
  }

  /** Seconds until someone answers; {@code strain} stretches the part of callers who wait. */
  private int wait(double strain) {
    double late = (1 - rng.unit()) / strain;
    if (late > 0.16) {
      return 1 + Math.min(9, (int) rng.lognormal(4, 0.45));
    }
    if (late > 0.14) {
      return rng.between(11, 15);
    }
    if (late > 0.10) {
      return rng.between(16, 20);
    }
    if (late > 0.01) {
      // Thins out: half of these within 32 seconds.
      double part = (0.10 - late) / 0.09;
      return 21 + (int) (39 * StrictMath.pow(part, 1.7));
    }
    return 61 + (int) Math.min(400, rng.lognormal(25, 0.9));
  }

  long rows() {
    return out.rows();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
