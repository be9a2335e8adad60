package org.porchlight.pipeline.programs;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.porchlight.city.City;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Program;
import org.porchlight.city.ProgramFiles;
import org.porchlight.evaluation.Demonstration;
import org.porchlight.evaluation.Evaluation;
import org.porchlight.evaluation.History;
import org.porchlight.evaluation.Linkages;
import org.porchlight.evaluation.Plan;
import org.porchlight.evaluation.Result;
import org.porchlight.evaluation.models.MatchedComparison;
import org.porchlight.release.Manifest;
import org.porchlight.study.programs.Lock;
import org.porchlight.study.programs.ProgramBook;
import org.porchlight.study.programs.ProgramRecords;
import org.porchlight.study.programs.Served;

/**
 * Judges the programs of a city by its linked records. Registers how each is to be judged before
 * the first look at its outcomes. Days in jail are the lost days it knows of: no source tells of
 * hospital, moving or death yet.
 */
public final class ProgramJudge {
  private static final int DRAWS = 2000;

  /** In how many other ways the records are linked to see what that changes, and how roughly. */
  private static final int LINKAGES = 20;

  private static final int ROUGH_DRAWS = 200;

  private final City city;
  private final ProgramBook book;
  private final ProgramRecords records;
  private final PastReader reader;
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
    this.reader = new PastReader(city, records);
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
   * Registers a program, says what can be said of it, and keeps that for the team and for
   * evaluators to read.
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
    boolean early = today.isBefore(program.analysis());
    Findings findings =
        early ? Findings.refused(program, Result.Reason.TOO_EARLY) : look(program, listed);
    Judged judged = new Judged(program, listed.size(), lock, late, early ? null : today, findings);
    book.keep(judged.report(city.timeZone()));
    OutsidePackage.of(judged, city.timeZone(), DRAWS, records, book);
    return judged;
  }

  private Findings look(Program program, List<Served> listed) throws SQLException {
    if (listed.size() < Evaluation.LEAST_PEOPLE) {
      return Findings.refused(program, Result.Reason.TOO_FEW_PEOPLE);
    }
    Optional<Set<String>> persons = records.persons(listed);
    if (persons.isEmpty() || persons.get().size() < listed.size()) {
      return Findings.refused(program, Result.Reason.UNKNOWN_PEOPLE);
    }
    Set<String> registered = new LinkedHashSet<>(program.rule().agencies());
    registered.addAll(program.outcomes());
    Optional<ProgramPast> past = reader.read(registered);
    if (past.isEmpty()) {
      return Findings.refused(program, Result.Reason.NO_HISTORY);
    }
    List<String> served = persons.get().stream().sorted().toList();
    List<ProgramRecords.Pair> near = records.nearMisses();
    List<Findings.Outcome> outcomes = new ArrayList<>();
    for (String agency : program.outcomes()) {
      outcomes.add(outcome(program, past.get(), near, served, agency));
    }
    return new Findings(
        outcomes, elsewhere(program, served), demonstration(program, past.get(), served));
  }

  private Findings.Outcome outcome(
      Program program,
      ProgramPast past,
      List<ProgramRecords.Pair> near,
      List<String> served,
      String agency) {
    Plan plan = past.plan(program);
    long seed = seed(program, agency);
    List<History> histories = past.histories(program, List.of(agency), served);
    // Handles are random: a home says the same each time, two homes differ as two draws do.
    Evaluation evaluation = new Evaluation(histories, 0, past.end());
    Result result = evaluation.of(plan, served, DRAWS, seed);
    boolean found = result instanceof Result.Finding;
    return new Findings.Outcome(
        agency,
        result,
        telling(plan, past, served, agency),
        found ? linked(program, past, near, served, agency, seed) : Optional.empty(),
        found
            ? Optional.of(
                MatchedComparison.of(
                    new MatchedComparison.Records(histories, 0, past.end(), past.agencies(program)),
                    served,
                    plan,
                    DRAWS,
                    seed))
            : Optional.empty(),
        found
            ? Optional.of(new Findings.Counted(evaluation.file(plan, served), seed))
            : Optional.empty());
  }

  /** The effect over other plausible linkages of the same records. */
  private static Optional<Linkages> linked(
      Program program,
      ProgramPast past,
      List<ProgramRecords.Pair> near,
      List<String> served,
      String agency,
      long seed) {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < LINKAGES; i++) {
      ProgramPast other = past.plausible(new SplittableRandom(seed + i), near, served);
      Plan plan = other.plan(program);
      List<History> histories = other.histories(program, List.of(agency), served);
      // Whoever the rule would not find if the records belonged together so is left out of it.
      List<String> found =
          histories.stream()
              .filter(one -> served.contains(one.handle()))
              .filter(
                  one -> one.found(plan.start() - plan.window(), plan.start()) >= plan.atLeast())
              .map(History::handle)
              .toList();
      results.add(new Evaluation(histories, 0, other.end()).of(plan, found, ROUGH_DRAWS, seed + i));
    }
    return Linkages.combine(results);
  }

  /** Agencies that were not registered: have contacts moved there? */
  private List<Findings.Outcome> elsewhere(Program program, List<String> served)
      throws SQLException {
    List<Findings.Outcome> outcomes = new ArrayList<>();
    for (String agency : reader.agencies()) {
      if (!program.outcomes().contains(agency)) {
        Set<String> agencies = new LinkedHashSet<>(program.rule().agencies());
        agencies.add(agency);
        Optional<ProgramPast> past = reader.read(agencies);
        if (past.isPresent()) {
          Plan plan = past.get().plan(program);
          Result result =
              new Evaluation(
                      past.get().histories(program, List.of(agency), served), 0, past.get().end())
                  .of(plan, served, DRAWS, seed(program, agency));
          outcomes.add(
              new Findings.Outcome(
                  agency,
                  result,
                  telling(plan, past.get(), served, agency),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
        }
      }
    }
    return outcomes;
  }

  private static Optional<Demonstration> demonstration(
      Program program, ProgramPast past, List<String> served) {
    return Demonstration.of(
        past.histories(program, program.rule().agencies(), served),
        0,
        past.plan(program),
        served.size());
  }

  /** Whether contacts after the start are so few, or so much one person's, as no count may be. */
  private boolean telling(Plan plan, ProgramPast past, List<String> served, String agency) {
    int[] after =
        served.stream()
            .mapToInt(person -> past.after(plan, person, agency))
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
}
