package org.porchlight.synthetic;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Jail bookings, by the sheriff: capitals without accents, birth dates with X for a digit nobody
 * knows ({@code 1982-02-XX}), no exit while someone is still inside.
 */
final class Jail implements Closeable {
  static final double PER_YEAR = 9_000;
  static final String SOURCE = "jail-bookings";

  private static final String[] CHARGES = {
    "DRUG",
    "DWI",
    "ASSAULT",
    "LARCENY",
    "TRESPASS",
    "FTA",
    "PROBATION",
    "WEAPON",
    "BURGLARY",
    "DISORDERLY",
    "DOMESTIC",
    "SEX",
    "TRAFFIC"
  };

  private static final Wheel CHARGE = new Wheel(14, 10, 12, 11, 7, 15, 9, 5, 4, 5, 5, 1, 6);

  private record Entry(long at, Person person, boolean often) {}

  private final World world;
  private final Rng rng;
  private final Extract out;
  final Dirt.Tally dirt = new Dirt.Tally();
  private final Serial serial;
  private final long lastMoment;
  private String lastId = "";

  Jail(World world) throws IOException {
    this.world = world;
    this.rng = world.rng().fork(SOURCE);
    this.serial = new Serial(world.clock(), "B", false, "", 6);
    this.lastMoment = world.clock().start(world.clock().days);
    this.out =
        new Extract(
            world.extracts().resolve("jail_bookings.csv"),
            StandardCharsets.UTF_8,
            '|',
            "BOOKING",
            "ENTRY",
            "EXIT",
            "LAST",
            "FIRST",
            "MIDDLE",
            "SFX",
            "DOB",
            "SEX",
            "RACE",
            "ADDRESS",
            "CHARGE");
  }

  void day(int day) throws IOException {
    List<Entry> entries = new ArrayList<>();
    int count = Rhythm.JAIL.count(world.clock(), day, PER_YEAR * world.scale(), rng);
    for (long at : Rhythm.JAIL.moments(world.clock(), day, count, rng)) {
      int id = world.people().someone(Population.Role.JAILED, rng);
      entries.add(new Entry(at, world.people().person(id), false));
    }
    for (Person person : world.neighbors().on(day).jail) {
      long at = Rhythm.JAIL.moment(world.clock(), day, rng);
      entries.add(new Entry(at, person, world.neighbors().oftenJailed().contains(person)));
    }
    entries.sort(Comparator.comparingLong(Entry::at));
    for (Entry entry : entries) {
      write(entry, day);
    }
  }

  private void write(Entry entry, int day) throws IOException {
    Dirt fault = entry.often() ? Dirt.NONE : Dirt.withoutPlace(rng);
    dirt.add(fault);
    String id = serial.next(entry.at());
    Person person = entry.person();
    out.cell(fault.key(id, lastId));
    if (fault == Dirt.BAD_DATE) {
      out.cell("2024-00-00 00:00");
    } else {
      minute(entry.at());
    }
    // Half are out within two days, a few stay for months: 18 days on average.
    double days = entry.often() ? 0.3 + 3 * rng.unit() : rng.lognormal(2.4, 2.25);
    long exit = entry.at() + (long) (Math.min(days, 700) * 86_400);
    if (exit < lastMoment) {
      minute(exit);
    } else {
      out.blank();
    }
    Recorder.Written written = Recorder.JAIL.write(person, world.names(), day, rng);
    out.cell(Recorder.capitals(written.family()));
    out.cell(Recorder.capitals(written.given()));
    out.cell(Recorder.capitals(written.middle()));
    out.cell(Recorder.capitals(written.suffix()));
    born(written.born());
    out.cell(String.valueOf(person.sex())).cell(race(person));
    if (written.home() >= 0 && !rng.chance(0.05)) {
      out.cell(Recorder.capitals(world.addresses().home(written.home()).full()));
    } else {
      out.cell(rng.chance(0.5) ? "HOMELESS" : rng.chance(0.5) ? "NFA" : "HEARTHLIGHT SHELTER");
    }
    String charge =
        entry.often() ? (rng.chance(0.6) ? "TRESPASS" : "DISORDERLY") : CHARGES[CHARGE.spin(rng)];
    out.cell(fault == Dirt.UNKNOWN_CODE ? "LOCAL-" + rng.between(1, 40) : charge);
    out.end();
    world.truth().link(SOURCE, fault.keepsKey() ? id : "", "subject", person);
    if (fault == Dirt.NONE && !entry.often()) {
      lastId = id;
    }
  }

  /** {@code 2026-10-31 23:59}, as the wall clock said. */
  private void minute(long moment) {
    StringBuilder raw = out.raw();
    CityClock.dashed(raw, world.clock().localDate(moment), '-');
    raw.append(' ');
    world.clock().hourMinute(raw, moment);
    raw.insert(raw.length() - 2, ':');
    out.next();
  }

  private void born(int born) {
    StringBuilder raw = out.raw();
    if (born > 0) {
      raw.append(born / 10_000).append('-');
      part(raw, born / 100 % 100);
      raw.append('-');
      part(raw, born % 100);
    }
    out.next();
  }

  private static void part(StringBuilder raw, int number) {
    if (number == Recorder.UNKNOWN) {
      raw.append("XX");
    } else {
      CityClock.two(raw, number);
    }
  }

  private String race(Person person) {
    if (rng.chance(0.04)) {
      return "UNK";
    }
    return switch (person.race()) {
      case "WHITE" -> "W";
      case "BLACK" -> "B";
      case "HISPANIC" -> rng.chance(0.35) ? "W" : "H";
      case "ASIAN" -> "A";
      default -> "O";
    };
  }

  long rows() {
    return out.rows();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
