package org.porchlight.synthetic;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fire and medical responses: tab-separated, Latin-1, times with their offset from UTC. Codes are
 * NFIRS numbers until the end of 2025 and NERIS paths from then on. The department exported
 * February 2026 twice, and nobody has noticed.
 */
final class FireDepartment implements Closeable {
  static final double PER_YEAR = 45_000;
  static final String SOURCE = "fire-responses";
  static final LocalDate SENT_TWICE = LocalDate.of(2026, 2, 1);

  /** What crews find, in both code systems. */
  enum Kind {
    BUILDING_FIRE(1.1, "111", "FIRE||STRUCTURE_FIRE||ROOM_AND_CONTENTS_FIRE", false),
    VEHICLE_FIRE(0.8, "131", "FIRE||TRANSPORTATION_FIRE||VEHICLE_FIRE_PASSENGER", false),
    BRUSH_FIRE(0.9, "142", "FIRE||OUTSIDE_FIRE||VEGETATION_GRASS_FIRE", false),
    TRASH_FIRE(0.7, "151", "FIRE||OUTSIDE_FIRE||TRASH_RUBBISH_FIRE", false),
    ILLNESS(34, "321", "MEDICAL||ILLNESS||SICK_CASE", true),
    CHEST_PAIN(9, "3211", "MEDICAL||ILLNESS||CHEST_PAIN_NON_TRAUMA", true),
    FALL(10, "3212", "MEDICAL||INJURY||FALL", true),
    OVERDOSE(2.6, "3213", "MEDICAL||ILLNESS||OVERDOSE", true),
    ASSAULT_INJURY(1.1, "3214", "MEDICAL||INJURY||ASSAULT", true),
    CRASH_INJURY(4.2, "322", "MEDICAL||INJURY||MOTOR_VEHICLE_COLLISION", true),
    CRASH_NO_INJURY(
        2.6, "324", "RESCUE||TRANSPORTATION||MOTOR_VEHICLE_EXTRICATION_ENTRAPPED", false),
    STUCK_ELEVATOR(0.6, "353", "RESCUE||STRUCTURE||ELEVATOR_ESCALATOR_RESCUE", false),
    GAS_LEAK(1.2, "412", "HAZSIT||HAZARDOUS_MATERIALS||GAS_LEAK_ODOR", false),
    CARBON_MONOXIDE(0.7, "424", "HAZSIT||HAZARDOUS_MATERIALS||CARBON_MONOXIDE_RELEASE", false),
    WIRE_DOWN(1.0, "444", "HAZSIT||HAZARD_NONCHEM||ELEC_POWER_LINE_DOWN", false),
    LIFT_HELP(6.2, "554", "PUBSERV||CITIZEN_ASSIST||LIFT_ASSIST", true),
    OTHER_SERVICE(3.1, "550", "PUBSERV||CITIZEN_ASSIST||CITIZEN_ASSIST_SERVICE_CALL", false),
    CANCELLED(7.4, "611", "NOEMERG||CANCELLED", false),
    GOOD_INTENT(2.4, "622", "NOEMERG||GOOD_INTENT||NO_INCIDENT_FOUND_LOCATION_ERROR", false),
    ALARM_FAULT(5.2, "735", "NOEMERG||FALSE_ALARM||MALFUNCTIONING_ALARM", false),
    ALARM_BY_ACCIDENT(5.0, "743", "NOEMERG||FALSE_ALARM||ACCIDENTAL_ALARM", false),
    STORM(0.2, "813", "HAZSIT||HAZARD_NONCHEM||WEATHER_RESPONSE", false);

    final double weight;
    final String nfirs;
    final String neris;
    final boolean patient;

    Kind(double weight, String nfirs, String neris, boolean patient) {
      this.weight = weight;
      this.nfirs = nfirs;
      this.neris = neris;
      this.patient = patient;
    }
  }

  private static final Wheel KINDS =
      new Wheel(Arrays.stream(Kind.values()).mapToDouble(kind -> kind.weight).toArray());

  private record Run(
      long received, Kind kind, @Nullable Person patient, Address place, boolean spare) {}

  private final World world;
  private final Rng rng;
  private final Extract out;
  final Dirt.Tally dirt = new Dirt.Tally();
  private final Serial serial;
  private final int nerisFrom;
  private final int twiceFrom;
  private final int twiceTo;
  private String lastId = "";
  private long sentTwice;

  FireDepartment(World world) throws IOException {
    this.world = world;
    this.rng = world.rng().fork(SOURCE);
    this.serial = new Serial(world.clock(), "F", true, "", 6);
    this.nerisFrom = world.clock().day(CityClock.NERIS);
    this.twiceFrom = world.clock().day(SENT_TWICE);
    this.twiceTo = world.clock().day(SENT_TWICE.plusMonths(1));
    this.out =
        new Extract(
            world.extracts().resolve("fire_responses.tsv"),
            StandardCharsets.ISO_8859_1,
            '\t',
            "Incident_Number",
            "Alarm",
            "Dispatch",
            "Enroute",
            "Arrival",
            "Clear",
            "Incident_Type",
            "Patient",
            "Patient_DOB",
            "Address",
            "Longitude",
            "Latitude");
  }

  /** Writes a day; the incidents go to the phone center. */
  List<Incident> day(int day) throws IOException {
    if (day == twiceFrom) {
      out.keep();
    } else if (day == twiceTo) {
      sentTwice = out.sendAgain();
    }
    CityClock clock = world.clock();
    List<Run> runs = new ArrayList<>();
    int count = Rhythm.FIRE.count(clock, day, PER_YEAR * world.scale(), rng);
    for (long at : Rhythm.FIRE.moments(clock, day, count, rng)) {
      Kind kind = Kind.values()[KINDS.spin(rng)];
      Person patient = null;
      if (kind.patient) {
        patient = world.people().person(world.people().someone(Population.Role.PATIENT, rng));
      }
      Address place;
      if (patient != null && rng.chance(0.72)) {
        place = world.whereabouts(patient, day, rng);
      } else if (kind.patient || rng.chance(0.4)) {
        place = world.addresses().publicPlace(rng);
      } else {
        place = world.addresses().home(rng.below(world.addresses().homes()));
      }
      runs.add(new Run(at, kind, patient, place, false));
    }
    for (Person person : world.neighbors().on(day).fire) {
      Kind kind = rng.chance(0.25) ? Kind.OVERDOSE : rng.chance(0.3) ? Kind.FALL : Kind.ILLNESS;
      long at = Rhythm.FIRE.moment(clock, day, rng);
      runs.add(new Run(at, kind, person, world.whereabouts(person, day, rng), false));
    }
    for (Person person : world.visits().fireOn(day)) {
      Kind kind = rng.chance(0.5) ? Kind.ILLNESS : Kind.FALL;
      long at = Rhythm.FIRE.moment(clock, day, rng);
      runs.add(new Run(at, kind, person, world.whereabouts(person, day, rng), false));
    }
    for (int i = 0; i < world.stories().fireVisitsOn(day); i++) {
      Kind kind = rng.chance(0.6) ? Kind.LIFT_HELP : rng.chance(0.5) ? Kind.FALL : Kind.ILLNESS;
      long at = Rhythm.FIRE.moment(clock, day, rng);
      runs.add(new Run(at, kind, world.stories().atHome, world.stories().home, true));
    }
    runs.sort(Comparator.comparingLong(Run::received));
    List<Incident> incidents = new ArrayList<>(runs.size());
    for (Run run : runs) {
      incidents.add(write(run, day));
    }
    return incidents;
  }

  private Incident write(Run run, int day) throws IOException {
    CityClock clock = world.clock();
    Dirt fault = run.spare() ? Dirt.NONE : Dirt.draw(rng);
    dirt.add(fault);
    String id = serial.next(run.received());
    String key = fault.keepsKey() ? id : "";
    // Nine in ten within 70 seconds, 87 seconds and 6 minutes.
    long dispatched = run.received() + (long) rng.lognormal(38, 0.48);
    long enroute = dispatched + (long) rng.lognormal(58, 0.32);
    long arrived = enroute + (long) rng.lognormal(232, 0.34);
    boolean turnedBack = run.kind() == Kind.CANCELLED;
    out.cell(fault.key(id, lastId));
    if (fault == Dirt.BAD_DATE) {
      out.cell("2024-02-31T08:00:00-05:00");
    } else {
      clock.withOffset(out.raw(), run.received());
      out.next();
    }
    clock.withOffset(out.raw(), dispatched);
    out.next();
    if (rng.chance(0.012)) {
      // The button was pressed late: en route before dispatched.
      clock.withOffset(out.raw(), dispatched - rng.between(5, 90));
    } else if (!rng.chance(0.02)) {
      clock.withOffset(out.raw(), enroute);
    }
    out.next();
    if (!turnedBack) {
      clock.withOffset(out.raw(), arrived);
    }
    out.next();
    clock.withOffset(out.raw(), arrived + (long) rng.lognormal(1400, 0.7));
    out.next();
    String code = day >= nerisFrom ? run.kind().neris : run.kind().nfirs;
    out.cell(fault == Dirt.UNKNOWN_CODE ? "9" + rng.between(10, 98) : code);
    Person patient = run.patient();
    if (patient != null && rng.chance(0.74)) {
      Recorder.Written written = Recorder.FIRE.write(patient, world.names(), day, rng);
      out.cell(written.given() + " " + written.family());
      if (written.born() > 0) {
        CityClock.slashed(out.raw(), written.born());
      }
      out.next();
      world.truth().link(SOURCE, key, "patient", patient);
      if (!key.isEmpty()) {
        world.visits().met(SOURCE, key, "patient", patient);
      }
    } else {
      out.blank().blank();
    }
    out.cell(rng.chance(0.3) ? run.place().building() : run.place().full());
    World.point(out, run.place(), fault);
    out.end();
    if (fault == Dirt.NONE && !run.spare()) {
      lastId = id;
    }
    boolean self = patient != null && rng.chance(0.3);
    Person caller =
        self ? patient : world.people().person(world.people().someone(Population.Role.CALLER, rng));
    return new Incident(
        id, run.received(), Nature.INFO, caller, patient, run.place(), false, run.spare());
  }

  /** Rows that stand in the file a second time. */
  long sentTwice() {
    return sentTwice;
  }

  long rows() {
    return out.rows();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
