package org.porchlight.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Makes the city folder of Avelmere, a city that does not exist: what it has decided, its map, and
 * the files its agencies would send. Beside them, in {@code truth/}, stands what is true and no
 * agency knows. The same options give the same bytes on every machine.
 *
 * <p>Yearly volumes scale with the number of people. What does not: the 74 familiar neighbors, the
 * seven people jailed dozens of times, the caller of one month and the home of 150 visits.
 */
public final class SyntheticCity {
  /** The size at which yearly volumes are those of the city that this one is shaped like. */
  public static final int DEFAULT_PEOPLE = 283_000;

  public static final int DEFAULT_YEARS = 3;
  public static final long DEFAULT_SEED = 2026;

  /** Fewer people than this could not hold the stories. */
  public static final int FEWEST_PEOPLE = 2_000;

  public static final int MOST_PEOPLE = 5_000_000;
  public static final int MOST_YEARS = 20;

  private SyntheticCity() {}

  /**
   * What to make.
   *
   * @param people residents, {@value SyntheticCity#FEWEST_PEOPLE} to {@value
   *     SyntheticCity#MOST_PEOPLE}
   * @param years of records, each of twelve months, the last ending 31 October 2026; 1 to {@value
   *     SyntheticCity#MOST_YEARS}
   * @param seed any number; another one gives other people and other days on the same map
   */
  public record Options(int people, int years, long seed) {
    /**
     * @throws IllegalArgumentException when people or years are out of range
     */
    public Options {
      if (people < FEWEST_PEOPLE || people > MOST_PEOPLE) {
        throw new IllegalArgumentException(
            "people is %d; a made-up city has between %d and %d people."
                .formatted(people, FEWEST_PEOPLE, MOST_PEOPLE));
      }
      if (years < 1 || years > MOST_YEARS) {
        throw new IllegalArgumentException(
            "years is %d; a made-up city has between 1 and %d years of records."
                .formatted(years, MOST_YEARS));
      }
    }

    /** The city that the demo shows. */
    public static Options standard() {
      return new Options(DEFAULT_PEOPLE, DEFAULT_YEARS, DEFAULT_SEED);
    }
  }

  /** Told now and then how far the making has come. */
  @FunctionalInterface
  public interface Progress {
    /** Nobody watches. */
    Progress NONE = (done, total) -> {};

    /** {@code done} of {@code total} days are written; both 0 or more, {@code total} never 0. */
    void days(int done, int total);
  }

  /**
   * What was made.
   *
   * @param rows by source id, every row of its file, the faulty and the repeated ones too
   * @param familiarNeighbors people with at least 5, 10, 20 and 40 crisis responses in the last 365
   *     days, by that number
   */
  public record Made(Map<String, Long> rows, Map<Integer, Long> familiarNeighbors) {
    public Made {
      rows = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(rows));
      familiarNeighbors =
          java.util.Collections.unmodifiableMap(new LinkedHashMap<>(familiarNeighbors));
    }

    /** Rows of all files together. */
    public long allRows() {
      return rows.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * Writes the city folder. It is built in a folder beside it and moved into place when it is
   * complete, so a run that is cut off leaves no half city.
   *
   * @param folder absent or empty; its parent is made when it is missing
   * @throws IllegalArgumentException when there is something in the folder already
   * @throws IOException when the disk cannot be written
   */
  public static Made generate(Options options, Path folder, Progress progress) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    if (Files.exists(target)) {
      try (Stream<Path> entries = Files.list(target)) {
        if (entries.findAny().isPresent()) {
          throw new IllegalArgumentException(
              "%s holds files already. Name a folder that is empty or not there."
                  .formatted(folder));
        }
      }
      Files.delete(target);
    }
    Files.createDirectories(target.resolveSibling("."));
    Path building = target.resolveSibling(target.getFileName() + ".building");
    remove(building);
    Files.createDirectories(building);
    try {
      Made made = write(options, building, progress);
      Files.move(building, target);
      return made;
    } finally {
      remove(building);
    }
  }

  private static Made write(Options options, Path folder, Progress progress) throws IOException {
    Rng rng = new Rng(options.seed());
    CityClock clock = new CityClock(options.years());
    CityMap map = new CityMap();
    NameBook names = new NameBook();
    int households = (int) (options.people() / 2.3);
    AddressBook addresses = new AddressBook(map, households, rng.fork("addresses"));
    Population people =
        new Population(options.people(), addresses, names, clock, rng.fork("people"));
    double scale = (double) options.people() / DEFAULT_PEOPLE;
    Neighbors neighbors = new Neighbors(people, clock, scale, rng.fork("neighbors"));
    HomeVisits visits = new HomeVisits(people, clock, neighbors, rng.fork("home-visits"));
    Stories stories = new Stories(people, addresses, clock, rng.fork("stories"));
    CityFiles.write(folder, options);
    GeoFiles.write(folder.resolve("areas"), map, addresses, people, clock);
    Path extracts = Files.createDirectories(folder.resolve("extracts"));
    try (Truth truth = new Truth(folder.resolve("truth"))) {
      World world =
          new World(
              extracts,
              clock,
              map,
              addresses,
              names,
              people,
              neighbors,
              visits,
              stories,
              truth,
              scale,
              rng.fork("events"));
      Made made = agencies(world, options, folder.resolve("served"), progress);
      TruthFile.write(folder.resolve("truth"), options, world, made);
      return made;
    }
  }

  private static Made agencies(World world, Options options, Path served, Progress progress)
      throws IOException {
    Map<String, Long> rows = new LinkedHashMap<>();
    try (ExecutorService worker = Executors.newSingleThreadExecutor();
        PhoneCenter phones = new PhoneCenter(world);
        PoliceDesk police = new PoliceDesk(world);
        CrisisTeams crisis = new CrisisTeams(world);
        FireDepartment fire = new FireDepartment(world);
        CrimeReports crime = new CrimeReports(world);
        Jail jail = new Jail(world);
        Crashes crashes = new Crashes(world)) {
      int days = world.clock().days;
      DayWriters writers = new DayWriters(worker);
      for (int day = 0; day < days; day++) {
        if (day == world.visits().start()) {
          world.visits().list(served);
        }
        List<Incident> policeIncidents = police.day(day);
        for (Incident incident : policeIncidents) {
          if (incident.nature().crisis) {
            crisis.write(incident, day);
          }
        }
        List<Incident> fireIncidents = fire.day(day);
        int today = day;
        writers.submit(
            () -> {
              phones.day(today, policeIncidents, fireIncidents);
              crashes.day(today);
            });
        crime.day(day);
        jail.day(day);
        if (day % 7 == 0) {
          progress.days(day, days);
        }
      }
      writers.finish();
      Survey survey = new Survey(world);
      survey.write(options.people());
      progress.days(days, days);
      world.truth().faults(PhoneCenter.SOURCE, phones.dirt);
      world.truth().faults(PoliceDesk.SOURCE, police.dirt);
      world.truth().faults(CrisisTeams.SOURCE, crisis.dirt);
      world.truth().faults(FireDepartment.SOURCE, fire.dirt);
      world.truth().faults(CrimeReports.SOURCE, crime.dirt);
      world.truth().faults(Jail.SOURCE, jail.dirt);
      world.truth().faults(Crashes.SOURCE, crashes.dirt);
      world.truth().sentTwice(FireDepartment.SOURCE, fire.sentTwice());
      rows.put(PhoneCenter.SOURCE, phones.rows());
      rows.put(PoliceDesk.SOURCE, police.rows());
      rows.put(CrisisTeams.SOURCE, crisis.rows());
      rows.put(CrimeReports.SOURCE, crime.rows());
      rows.put(FireDepartment.SOURCE, fire.rows());
      rows.put(Jail.SOURCE, jail.rows());
      rows.put(Crashes.SOURCE, crashes.rows());
      rows.put(Survey.SOURCE, survey.rows());
    }
    Map<Integer, Long> bands = new LinkedHashMap<>();
    for (int atLeast : new int[] {5, 10, 20, 40}) {
      bands.put(atLeast, world.truth().neighborsWithAtLeast(atLeast));
    }
    return new Made(rows, bands);
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(java.util.Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
