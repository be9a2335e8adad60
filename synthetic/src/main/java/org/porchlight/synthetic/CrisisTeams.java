package org.porchlight.synthetic;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The crisis program's own file: one row for every call its teams could take, and how far each
 * came. A person stands in a row only when a team reached someone it knows; most people met are
 * never named. Small cities have more reached calls than their share, because the 74 familiar
 * neighbors do not shrink with the city.
 *
 * <p>Reached, of the calls each team could take: about 53 in 100 for the street teams (CRT), 75 for
 * clinicians on the phone (CCD), 90 for follow-up visits (CN), 12 for teams that go with an officer
 * (CoR). Between midnight and six only the phone is staffed.
 */
final class CrisisTeams implements Closeable {
  static final String SOURCE = "crisis-encounters";

  private enum Unit {
    CRT(0.41),
    CCD(0.65),
    COR(0.09),
    CN(0.92);

    /** Of the calls about people the program does not know, when it is staffed. */
    final double reached;

    Unit(double reached) {
      this.reached = reached;
    }
  }

  private static final List<Unit> UNIT = List.of(Unit.values());
  private static final Wheel UNITS = new Wheel(62, 14, 12, 12);
  private static final Wheel UNITS_WHEN_MET = new Wheel(64, 15, 2, 19);

  private final World world;
  private final Rng rng;
  private final Extract out;
  final Dirt.Tally dirt = new Dirt.Tally();
  private final Serial serial;
  private final int windowStarts;
  private String lastId = "";

  CrisisTeams(World world) throws IOException {
    this.world = world;
    this.rng = world.rng().fork(SOURCE);
    this.serial = new Serial(world.clock(), "LT", false, "-", 6);
    this.windowStarts = CityClock.packed(world.clock().date(world.clock().days - Neighbors.WINDOW));
    this.out =
        new Extract(
            world.extracts().resolve("lantern_encounters.csv"),
            StandardCharsets.UTF_8,
            ',',
            "encounter",
            "incident",
            "call time",
            "on scene",
            "team",
            "nature",
            "stage",
            "outcome",
            "felt safe",
            "backup",
            "follow-up 48h",
            "neighbor",
            "neighbor born",
            "phone",
            "location",
            "lon",
            "lat");
  }

  void write(Incident incident, int day) throws IOException {
    Unit unit =
        incident.nature() == Nature.FOLLUP && rng.chance(0.8)
            ? Unit.CN
            : UNIT.get((incident.met() ? UNITS_WHEN_MET : UNITS).spin(rng));
    int hour = world.clock().hour(incident.received());
    boolean staffed = hour >= 6 || unit == Unit.CCD;
    boolean reached = incident.met() || (staffed && rng.chance(unit.reached));
    boolean sent = reached || (staffed && rng.chance(0.17));
    Dirt fault = incident.spare() ? Dirt.NONE : Dirt.draw(rng);
    dirt.add(fault);
    String id = serial.next(incident.received());
    String key = fault.keepsKey() ? id : "";
    out.cell(fault.key(id, lastId)).cell(incident.id());
    if (fault == Dirt.BAD_DATE) {
      out.cell("2025/13/01 09:00:00");
    } else {
      world.clock().yearFirst(out.raw(), incident.received());
      out.next();
    }
    if (reached && unit != Unit.CCD) {
      world.clock().yearFirst(out.raw(), incident.received() + arrival());
    }
    out.next();
    out.cell(unit == Unit.COR ? "CoR" : unit.name());
    out.cell(fault == Dirt.UNKNOWN_CODE ? "New code " + rng.between(1, 9) : nature(incident));
    out.cell(reached ? "Reached" : sent ? "Sent, not reached" : "Missed");
    if (reached) {
      outcome(incident, unit);
      person(incident, key, day);
    } else {
      out.blank().blank().blank().blank().blank().blank();
    }
    Person caller = incident.caller();
    if (caller != null && caller.phone() > 0 && rng.chance(reached ? 0.55 : 0.2)) {
      out.raw().append(caller.phone());
    }
    out.next();
    out.cell(incident.place().full());
    World.point(out, incident.place(), fault);
    out.end();
    if (fault == Dirt.NONE && !incident.spare()) {
      lastId = id;
    }
  }

  /** Seconds from the call to someone being there: half within 7.6 minutes. */
  private long arrival() {
    return (long) rng.lognormal(456, 0.52);
  }

  private void outcome(Incident incident, Unit unit) {
    double draw = rng.unit();
    String outcome;
    if (unit == Unit.CCD) {
      outcome = draw < 0.78 ? "Resolved by phone" : draw < 0.9 ? "Referral" : "Sent on";
    } else if (draw < 0.52) {
      outcome = "Resolved on scene";
    } else if (draw < 0.66) {
      outcome = "Referral";
    } else if (draw < 0.73) {
      outcome = "Warm hand-off";
    } else if (draw < 0.83) {
      outcome = "Supplies";
    } else if (draw < 0.93) {
      outcome = "Ride";
    } else if (draw < 0.965) {
      outcome = "Hospital";
    } else if (draw < 0.974) {
      outcome = "Commitment";
    } else if (draw < 0.977) {
      outcome = "Arrest";
    } else {
      outcome = "Other";
    }
    out.cell(outcome);
    out.cell(rng.chance(0.12) ? "" : rng.chance(0.99) ? "Y" : "N");
    out.cell(rng.chance(incident.nature().priority <= 2 ? 0.05 : 0.015) ? "Y" : "N");
    out.cell(rng.chance(0.4) ? "" : rng.chance(0.71) ? "Y" : "N");
  }

  private void person(Incident incident, String key, int day) throws IOException {
    Person person = known(incident);
    if (person == null) {
      out.blank().blank();
      return;
    }
    Recorder.Written written = Recorder.CRISIS.write(person, world.names(), day, rng);
    String name = written.given() + " " + written.family();
    out.cell(written.suffix().isEmpty() ? name : name + " " + written.suffix());
    if (written.born() > 0) {
      CityClock.dashed(out.raw(), written.born(), '-');
    }
    out.next();
    world.truth().link(SOURCE, key, "subject", person);
    if (world.clock().localDate(incident.received()) >= windowStarts) {
      world.truth().response(person);
    }
  }

  private static @Nullable Person known(Incident incident) {
    return incident.met() ? incident.subject() : null;
  }

  private static String nature(Incident incident) {
    return switch (incident.nature()) {
      case ASSTPER -> "Assist person";
      case MHCRIS -> "Mental health crisis";
      case FOLLUP -> "Follow up";
      case INDEC -> "Indecency";
      case INTOX -> "Intoxicated person";
      case PANHND -> "Panhandling";
      case SUICTH -> "Suicide threat";
      case TRESP -> "Trespass or unwanted";
      case WELF -> "Welfare check";
      case WELFU -> "Welfare check - urgent";
      default -> "Other";
    };
  }

  /** The first day of the last 365. */
  static LocalDate windowStart(CityClock clock) {
    return clock.date(clock.days - Neighbors.WINDOW);
  }

  long rows() {
    return out.rows();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
