package org.porchlight.pipeline.programs;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.NeighborRules;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Program;
import org.porchlight.city.ProgramFiles;
import org.porchlight.city.RecordKind;
import org.porchlight.city.Source;
import org.porchlight.evaluation.Absence;
import org.porchlight.evaluation.AnalysisFile;
import org.porchlight.evaluation.Evaluation;
import org.porchlight.evaluation.History;
import org.porchlight.evaluation.Plan;
import org.porchlight.evaluation.Result;
import org.porchlight.release.Manifest;
import org.porchlight.release.Sha256;
import org.porchlight.study.programs.Contact;
import org.porchlight.study.programs.Lock;
import org.porchlight.study.programs.ProgramBook;
import org.porchlight.study.programs.ProgramRecords;
import org.porchlight.study.programs.Served;
import org.porchlight.study.programs.Stay;

/**
 * Judges the programs of a city by its linked records. Registers each program's file before the
 * first look at its outcomes. Days in jail are the lost days it knows of: no source tells of
 * hospital, moving or death yet.
 */
public final class ProgramJudge {
  private static final int DRAWS = 2000;

  private final City city;
  private final ProgramBook book;
  private final ProgramRecords records;
  private final Clock clock;

  /**
   * A judge for one city.
   *
   * @param owner the role that owns schema {@code study}
   */
  public ProgramJudge(City city, DataSource owner, Clock clock) {
    this.city = city;
    this.book = new ProgramBook(owner);
    this.records = new ProgramRecords(owner);
    this.clock = clock;
  }

  /**
   * Judges all programs of the city folder. One that cannot be judged stops no other.
   *
   * @throws SQLException when the database does not answer
   */
  public Judgements all() throws SQLException {
    List<Judged> judged = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Program program : ProgramFiles.read(city)) {
      try {
        judged.add(judge(program));
      } catch (ProblemsException e) {
        problems.addAll(e.problems());
      }
    }
    return new Judgements(judged, problems);
  }

  /**
   * Registers a program, says what can be said of it, and keeps that for the team to read.
   *
   * @throws ProblemsException when its list of people cannot be read
   * @throws SQLException when the database does not answer
   */
  public Judged judge(Program program) throws SQLException {
    Lock lock = book.register(program.id(), program.sha256());
    boolean late =
        !lock.registered().atZone(city.timeZone()).toLocalDate().isBefore(program.start());
    List<Served> listed = ServedFile.read(city.folder().resolve(program.served()));
    LocalDate today = city.today(clock);
    Map<String, Counted> files = new HashMap<>();
    Judged judged =
        new Judged(
            program,
            listed.size(),
            lock,
            late,
            today.isBefore(program.analysis()) ? null : today,
            outcomes(program, listed, files));
    book.keep(judged.report(city.timeZone()));
    if (files.isEmpty()) {
      book.dropPackage(program.id());
    } else {
      keepPackage(judged, files);
    }
    return judged;
  }

  /** What one outcome was counted with. */
  private record Counted(AnalysisFile file, long seed) {}

  private void keepPackage(Judged judged, Map<String, Counted> files) throws SQLException {
    Set<String> persons = new HashSet<>();
    files
        .values()
        .forEach(
            counted -> {
              counted.file().served().forEach(one -> persons.add(one.handle()));
              counted.file().past().forEach(one -> persons.add(one.handle()));
            });
    Map<String, OutsidePackage.Traits> traits = new HashMap<>();
    records
        .traits(persons)
        .forEach((person, known) -> traits.put(person, traits(known, judged.program().start())));
    OutsidePackage outside =
        new OutsidePackage(judged.report(city.timeZone()), DRAWS, Map.copyOf(traits));
    for (Judged.Outcome outcome : judged.outcomes()) {
      Counted counted = files.get(outcome.agency());
      if (counted != null && outcome.result() instanceof Result.Finding finding) {
        outside.add(outcome.agency(), counted.file(), finding, counted.seed());
      }
    }
    byte[] zip = outside.zip();
    book.keepPackage(judged.program().id(), judged.program().name(), Sha256.of(zip), zip);
  }

  private static OutsidePackage.Traits traits(ProgramRecords.Traits known, LocalDate start) {
    int age = known.born().isPresent() ? start.getYear() - known.born().getAsInt() : -1;
    String sex = known.sex().isEmpty() ? "" : known.sex().substring(0, 1);
    return new OutsidePackage.Traits(
        age < 0 ? "unknown" : age < 35 ? "under-35" : age < 55 ? "35-54" : "55-over",
        Set.of("F", "M", "X").contains(sex) ? sex : "unknown");
  }

  private List<Judged.Outcome> outcomes(
      Program program, List<Served> listed, Map<String, Counted> files) throws SQLException {
    // A look before the day that was registered would be a choice of when to look.
    if (city.today(clock).isBefore(program.analysis())) {
      return refused(program, Result.Reason.TOO_EARLY);
    }
    if (listed.size() < Evaluation.LEAST_PEOPLE) {
      return refused(program, Result.Reason.TOO_FEW_PEOPLE);
    }
    Optional<Set<String>> persons = records.persons(listed);
    if (persons.isEmpty() || persons.get().size() < listed.size()) {
      return refused(program, Result.Reason.UNKNOWN_PEOPLE);
    }
    Set<String> agencies = new LinkedHashSet<>(program.rule().agencies());
    agencies.addAll(program.outcomes());
    Set<String> jails = new HashSet<>();
    Optional<ProgramRecords.Days> known = known(agencies, jails);
    if (known.isEmpty()) {
      return refused(program, Result.Reason.NO_HISTORY);
    }
    LocalDate first = known.get().first();
    int end = day(first, known.get().last()) + 1;
    Map<String, List<Contact>> contacts = new HashMap<>();
    records
        .contacts(agencies)
        .forEach(one -> contacts.computeIfAbsent(one.person(), _ -> new ArrayList<>()).add(one));
    Map<String, List<Absence>> lost = lost(records.stays(jails), first, end);
    Plan plan =
        new Plan(
            program.id(),
            program.rule().window(),
            program.rule().atLeast(),
            program.follow(),
            day(first, program.start()),
            day(first, program.analysis()),
            program.outcomes());
    List<String> served = persons.get().stream().sorted().toList();
    List<Judged.Outcome> outcomes = new ArrayList<>();
    for (String agency : program.outcomes()) {
      List<History> histories =
          contacts.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(
                  entry ->
                      new History(
                          entry.getKey(),
                          days(entry.getValue(), program.rule().agencies(), first),
                          days(entry.getValue(), List.of(agency), first),
                          lost.getOrDefault(entry.getKey(), List.of())))
              .toList();
      // Handles are random: a home says the same each time, two homes differ as two draws do.
      Evaluation evaluation = new Evaluation(histories, 0, end);
      long seed = seed(program, agency);
      Result result = evaluation.of(plan, served, DRAWS, seed);
      if (result instanceof Result.Finding) {
        files.put(agency, new Counted(evaluation.file(plan, served), seed));
      }
      outcomes.add(
          new Judged.Outcome(agency, result, telling(plan, contacts, served, agency, first)));
    }
    return outcomes;
  }

  /** Whether contacts after the start are so few, or so much one person's, as no count may be. */
  private boolean telling(
      Plan plan,
      Map<String, List<Contact>> contacts,
      List<String> served,
      String agency,
      LocalDate first) {
    int[] after =
        served.stream()
            .mapToInt(
                person ->
                    (int)
                        Arrays.stream(
                                days(
                                    contacts.getOrDefault(person, List.of()),
                                    List.of(agency),
                                    first))
                            .filter(
                                day -> day >= plan.start() && day < plan.start() + plan.follow())
                            .count())
            .filter(count -> count > 0)
            .sorted()
            .toArray();
    Manifest.Rules rules = city.disclosure().rules();
    int sum = Arrays.stream(after).sum();
    int top = after.length == 0 ? 0 : after[after.length - 1];
    int next = after.length < 2 ? 0 : after[after.length - 2];
    return sum <= rules.hideUpTo()
        || after.length < rules.minimumContributors()
        || top > rules.topOneShare() * sum
        || top + next > rules.topTwoShare() * sum;
  }

  private static long seed(Program program, String agency) {
    return Long.parseUnsignedLong(program.sha256().substring(0, 16), 16) ^ agency.hashCode();
  }

  /** The days all the sources have in common; adds the sources that tell of stays in jail. */
  private Optional<ProgramRecords.Days> known(Set<String> agencies, Set<String> jails)
      throws SQLException {
    Set<String> needed = new HashSet<>();
    NeighborRules rules = city.neighbors();
    if (rules != null) {
      for (NeighborRules.Contacts contacts : rules.contacts()) {
        Source source = city.sources().get(contacts.source());
        if (source != null && agencies.contains(source.agency())) {
          needed.add(source.id());
        }
      }
    }
    for (Source source : city.sources().values()) {
      if (source.kind() == RecordKind.BOOKING && source.legal().link()) {
        jails.add(source.id());
      }
    }
    needed.addAll(jails);
    Map<String, ProgramRecords.Days> days = records.days();
    LocalDate first = LocalDate.MIN;
    LocalDate last = LocalDate.MAX;
    for (String id : needed) {
      ProgramRecords.Days one = days.get(id);
      if (one == null) {
        return Optional.empty();
      }
      Source source = city.sources().get(id);
      // The first record of a person may come some days after the source begins.
      @Nullable LocalDate declared =
          source == null || source.covers() == null ? null : source.covers().from();
      LocalDate begins = declared == null ? one.first() : declared;
      first = begins.isAfter(first) ? begins : first;
      last = one.last().isBefore(last) ? one.last() : last;
    }
    return needed.isEmpty() ? Optional.empty() : Optional.of(new ProgramRecords.Days(first, last));
  }

  private static Map<String, List<Absence>> lost(List<Stay> stays, LocalDate first, int end) {
    Map<String, List<Absence>> lost = new HashMap<>();
    for (Stay stay : stays) {
      int from = day(first, stay.entry());
      int until = stay.exit().map(exit -> day(first, exit)).orElse(end);
      if (until > from) {
        lost.computeIfAbsent(stay.person(), _ -> new ArrayList<>())
            .add(new Absence(from, until, Absence.Cause.JAIL));
      }
    }
    return lost;
  }

  private static int[] days(List<Contact> contacts, List<String> agencies, LocalDate first) {
    return contacts.stream()
        .filter(contact -> agencies.contains(contact.agency()))
        .flatMapToInt(contact -> IntStream.of(day(first, contact.day())))
        .toArray();
  }

  private static int day(LocalDate first, LocalDate day) {
    return (int) (day.toEpochDay() - first.toEpochDay());
  }

  private static List<Judged.Outcome> refused(Program program, Result.Reason reason) {
    return program.outcomes().stream()
        .map(agency -> new Judged.Outcome(agency, new Result.Refusal(reason), false))
        .toList();
  }
}
