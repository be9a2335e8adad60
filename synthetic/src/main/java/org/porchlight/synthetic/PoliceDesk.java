package org.porchlight.synthetic;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Police calls for service. A file from a dispatch system of the 1990s: semicolons, windows-1252,
 * capitals, names as {@code LAST, FIRST M}, times as the wall clock said, so that one hour in
 * November happens twice. Caller, subject and place are three different things.
 */
final class PoliceDesk implements Closeable {
  static final double PER_YEAR = 128_790;
  static final double CRISIS_PER_YEAR = 18_710;
  static final String SOURCE = "police-calls";

  private final World world;
  private final Rng rng;
  private final Extract out;
  final Dirt.Tally dirt = new Dirt.Tally();
  private final Serial serial;
  private String lastId = "";

  PoliceDesk(World world) throws IOException {
    this.world = world;
    this.rng = world.rng().fork(SOURCE);
    this.serial = new Serial(world.clock(), "P", false, "-", 6);
    this.out =
        new Extract(
            world.extracts().resolve("police_calls.csv"),
            Charset.forName("windows-1252"),
            ';',
            "INC_NO",
            "RCVD",
            "DISP",
            "ARRV",
            "CLRD",
            "NATURE",
            "PRI",
            "DISPO",
            "RPT",
            "COMPL_NAME",
            "COMPL_PH",
            "SUBJ_NAME",
            "SUBJ_DOB",
            "LOCN",
            "X",
            "Y");
  }

  /** Writes a day and tells what happened on it, in order of time. */
  List<Incident> day(int day) throws IOException {
    CityClock clock = world.clock();
    List<Incident> incidents = new ArrayList<>();
    Neighbors.Day known = world.neighbors().on(day);
    double others = (PER_YEAR - CRISIS_PER_YEAR) * world.scale();
    for (long at : times(Rhythm.POLICE, day, Rhythm.POLICE.count(clock, day, others, rng))) {
      incidents.add(incident(at, Nature.other(rng), null, day, false));
    }
    // Known neighbors first; the rest of the day's eligible calls are about people without a name.
    double eligible = Rhythm.CRISIS.expected(clock, day, CRISIS_PER_YEAR * world.scale());
    int unnamed = rng.poisson(Math.max(0.25 * eligible, eligible - known.crisis.size()));
    for (long at : times(Rhythm.CRISIS, day, unnamed)) {
      incidents.add(incident(at, Nature.crisis(rng), null, day, false));
    }
    for (Person person : known.crisis) {
      long at;
      do {
        at = Rhythm.CRISIS.moment(clock, day, rng);
      } while (clock.hour(at) < 6);
      incidents.add(incident(at, Nature.crisis(rng), person, day, true));
    }
    for (Person person : known.police) {
      incidents.add(
          incident(
              Rhythm.POLICE.moment(clock, day, rng),
              rng.chance(0.5) ? Nature.DISTRB : Nature.other(rng),
              person,
              day,
              false));
    }
    for (Person person : world.visits().policeOn(day)) {
      incidents.add(
          incident(Rhythm.POLICE.moment(clock, day, rng), Nature.other(rng), person, day, false));
    }
    for (int i = 0; i < world.stories().policeVisitsOn(day); i++) {
      Person atHome = world.stories().atHome;
      incidents.add(
          new Incident(
              "",
              Rhythm.POLICE.moment(clock, day, rng),
              rng.chance(0.7) ? Nature.DISTRB : Nature.NOISE,
              rng.chance(0.5) ? atHome : null,
              rng.chance(0.6) ? atHome : null,
              world.stories().home,
              false,
              true));
    }
    if (clock.length(day) > 86_400) {
      // Half past one happens twice on this day, and the file cannot tell which is meant.
      for (int hour = 0; hour < 2; hour++) {
        incidents.add(
            new Incident(
                "",
                clock.start(day) + 5400 + hour * 3600L,
                Nature.NOISE,
                null,
                null,
                world.addresses().publicPlace(rng),
                false,
                true));
      }
    }
    incidents.sort(Comparator.comparingLong(Incident::received));
    List<Incident> numbered = new ArrayList<>(incidents.size());
    for (Incident incident : incidents) {
      numbered.add(write(incident, day));
    }
    return numbered;
  }

  private long[] times(Rhythm rhythm, int day, int count) {
    return rhythm.moments(world.clock(), day, count, rng);
  }

  private Incident incident(long at, Nature nature, @Nullable Person known, int day, boolean met) {
    Person subject = known;
    if (subject == null && rng.chance(nature.crisis ? 0.8 : 0.45)) {
      subject = world.people().person(world.people().someone(Population.Role.SUBJECT, rng));
    }
    Person caller = null;
    double draw = rng.unit();
    if (draw < 0.12 && subject != null) {
      caller = subject;
    } else if (draw < 0.88) {
      caller = world.people().person(world.people().someone(Population.Role.CALLER, rng));
    }
    Address place;
    if (subject != null && (met || rng.chance(nature.atHome ? 0.75 : 0.1))) {
      place = world.whereabouts(subject, day, rng);
    } else if (nature.atHome && caller != null) {
      place = world.whereabouts(caller, day, rng);
    } else {
      place = world.addresses().publicPlace(rng);
    }
    return new Incident("", at, nature, caller, subject, place, met, met);
  }

  private Incident write(Incident incident, int day) throws IOException {
    CityClock clock = world.clock();
    long received = incident.received();
    String id = serial.next(received);
    Dirt fault = incident.spare() ? Dirt.NONE : Dirt.draw(rng);
    dirt.add(fault);
    String written = fault.key(id, lastId);
    Nature nature = incident.nature();
    int priority = rng.chance(0.06) ? Math.max(1, nature.priority - 1) : nature.priority;
    long dispatched = received + (long) rng.lognormal(WAIT[priority - 1], 0.7);
    long onscene = received + (long) rng.lognormal(RESPONSE[priority - 1], 0.5);
    onscene = Math.max(onscene, dispatched + 15);
    long closed = onscene + (long) rng.lognormal(1500, 0.8);
    boolean noUnit = rng.chance(0.05);
    out.cell(written);
    if (fault == Dirt.BAD_DATE) {
      out.cell(rng.chance(0.5) ? "02/30/2025 10:15:00" : "00/00/0000 00:00:00");
    } else {
      clock.american(out.raw(), received);
      out.next();
    }
    if (noUnit) {
      out.blank().blank();
    } else {
      clock.american(out.raw(), dispatched);
      out.next();
      clock.american(out.raw(), onscene);
      out.next();
    }
    clock.american(out.raw(), closed);
    out.next();
    out.cell(fault == Dirt.UNKNOWN_CODE ? "ZZ" + rng.between(10, 99) : nature.name());
    out.cell(priority);
    boolean report = rng.chance(nature.crisis ? 0.045 : 0.22);
    out.cell(noUnit ? "CAN" : report ? "RPT" : incident.met() ? "CSD" : rng.pick(DISPOSITIONS));
    out.cell(report ? "Y" : "N");
    people(incident, fault.keepsKey() ? id : "", day);
    Address place = incident.place();
    out.cell(Recorder.capitals(rng.chance(0.25) ? place.building() : place.full()));
    World.point(out, place, fault);
    out.end();
    if (fault == Dirt.NONE && !incident.spare()) {
      lastId = id;
    }
    return new Incident(
        id,
        received,
        nature,
        incident.caller(),
        incident.subject(),
        place,
        incident.met(),
        incident.spare());
  }

  private void people(Incident incident, String id, int day) throws IOException {
    Person caller = incident.caller();
    if (caller != null && rng.chance(0.62)) {
      Recorder.Written written = Recorder.POLICE.write(caller, world.names(), day, rng);
      out.cell(backwards(written));
      world.truth().link(SOURCE, id, "caller", caller);
    } else {
      out.blank();
    }
    if (caller != null && caller.phone() > 0 && rng.chance(0.85)) {
      phone(out.raw(), caller.phone());
    }
    out.next();
    Person subject = incident.subject();
    if (subject != null && rng.chance(incident.met() ? 0.8 : 0.55)) {
      Recorder.Written written = Recorder.POLICE.write(subject, world.names(), day, rng);
      out.cell(backwards(written));
      if (written.born() > 0) {
        CityClock.slashed(out.raw(), written.born());
      }
      out.next();
      world.truth().link(SOURCE, id, "subject", subject);
    } else {
      out.blank().blank();
    }
  }

  /** {@code MARTINEZ LOPEZ, JUAN C JR}. */
  private static String backwards(Recorder.Written name) {
    String text = name.family() + ", " + name.given();
    if (!name.middle().isEmpty()) {
      text += " " + name.middle().charAt(0);
    }
    if (!name.suffix().isEmpty()) {
      text += " " + name.suffix();
    }
    return Recorder.capitals(text);
  }

  /** {@code (555) 234-5678}. */
  private static void phone(StringBuilder out, long phone) {
    String digits = Long.toString(phone);
    out.append('(').append(digits, 0, 3).append(") ");
    out.append(digits, 3, 6).append('-').append(digits, 6, 10);
  }

  /** Median seconds from entry to the first car, by priority. */
  private static final double[] WAIT = {70, 190, 420, 900};

  /** Median seconds from entry to arrival, by priority; the mean of the first is 6.1 minutes. */
  private static final double[] RESPONSE = {320, 600, 1250, 2300};

  private static final List<String> DISPOSITIONS =
      List.of("CLR", "CLR", "CLR", "GOA", "UTL", "ADV", "ADV", "CIT", "ARR", "UNF");

  long rows() {
    return out.rows();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
