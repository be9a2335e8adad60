package org.porchlight.pipeline.programs;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Program;
import org.porchlight.evaluation.Demonstration;
import org.porchlight.evaluation.Evaluation;
import org.porchlight.evaluation.History;
import org.porchlight.evaluation.Linkages;
import org.porchlight.evaluation.Monitor;
import org.porchlight.evaluation.Plan;
import org.porchlight.evaluation.Power;
import org.porchlight.evaluation.Result;
import org.porchlight.evaluation.Shares;
import org.porchlight.evaluation.models.MatchedComparison;
import org.porchlight.release.Manifest;
import org.porchlight.release.ProgramReport;
import org.porchlight.study.programs.Contact;
import org.porchlight.study.programs.ProgramRecords;

/**
 * One look at one program. Handles are random: a home says the same each time, two homes differ as
 * two draws do.
 *
 * @param past of the agencies of the rule and the outcomes
 * @param people whom the program was offered, and who stands beside them
 * @param rules which numbers tell residents too much
 */
record Inspection(
    Program program,
    ProgramPast past,
    Offered people,
    ProgramRecords records,
    Manifest.Rules rules) {
  static final int DRAWS = 2000;

  /** In how many other ways the records are linked to see what that changes, and how roughly. */
  private static final int LINKAGES = 20;

  private static final int ROUGH_DRAWS = 200;

  /** Of a mix; more are told together. */
  private static final int MOST_PARTS = 6;

  /** What can be said before the day registered for the look: what could be noticed, and months. */
  Findings early() {
    List<Findings.Outcome> outcomes = new ArrayList<>();
    for (String agency : program.outcomes()) {
      List<History> histories = histories(agency);
      outcomes.add(
          new Findings.Outcome(
              agency,
              new Result.Refusal(Result.Reason.TOO_EARLY),
              false,
              Findings.Beside.early(power(agency, histories), monitor(agency, histories))));
    }
    return new Findings(outcomes, List.of(), demonstration(), List.of(), List.of());
  }

  /** What is found on the day registered for the look, or later. */
  Findings whole(PastReader reader) throws SQLException {
    List<ProgramRecords.Pair> near = records.nearMisses();
    List<Findings.Outcome> outcomes = new ArrayList<>();
    Map<String, Traits> traits = new HashMap<>();
    records
        .traits(Set.copyOf(people.served()))
        .forEach((person, known) -> traits.put(person, Traits.of(known, program.start())));
    for (String agency : program.outcomes()) {
      outcomes.add(outcome(agency, near, traits));
    }
    return new Findings(outcomes, elsewhere(reader), demonstration(), harms(), mixes(reader));
  }

  private Findings.Outcome outcome(
      String agency, List<ProgramRecords.Pair> near, Map<String, Traits> traits) {
    List<History> histories = histories(agency);
    Optional<Findings.Lot> lot = lot(agency, histories);
    if (program.drawn() == Program.Draw.STEPS) {
      // Those who start later are served for a part of the time only: no before and after is
      // theirs.
      return new Findings.Outcome(
          agency,
          new Result.Refusal(Result.Reason.TOO_FEW_PEOPLE),
          telling(people.all(), agency),
          Findings.Beside.lot(lot));
    }
    Plan plan = past.plan(program);
    long seed = seed(agency);
    Evaluation evaluation = new Evaluation(histories, 0, past.end());
    Result result = evaluation.of(plan, people.served(), DRAWS, seed);
    boolean found = result instanceof Result.Finding;
    return new Findings.Outcome(
        agency,
        result,
        telling(people.served(), agency) || (lot.isPresent() && telling(people.others(), agency)),
        new Findings.Beside(
            found ? linked(near, agency) : Optional.empty(),
            found ? Optional.of(matched(histories, agency)) : Optional.empty(),
            found
                ? Optional.of(new Findings.Counted(evaluation.file(plan, people.served()), seed))
                : Optional.empty(),
            lot,
            power(agency, histories),
            monitor(agency, histories),
            found ? groups(agency, evaluation, traits) : List.of()));
  }

  private List<History> histories(String agency) {
    return past.histories(program, List.of(agency), people.all());
  }

  private MatchedComparison matched(List<History> histories, String agency) {
    return MatchedComparison.of(
        new MatchedComparison.Records(histories, 0, past.end(), past.agencies(program)),
        people.served(),
        past.plan(program),
        DRAWS,
        seed(agency));
  }

  private Optional<Findings.Lot> lot(String agency, List<History> histories) {
    return people.lot(program, past, histories, DRAWS, seed(agency));
  }

  private Optional<Power> power(String agency, List<History> histories) {
    return Power.of(histories, 0, past.plan(program), people.served(), seed(agency));
  }

  private Optional<Monitor> monitor(String agency, List<History> histories) {
    return Monitor.of(
        histories, 0, past.end(), past.plan(program), people.served(), DRAWS, seed(agency));
  }

  /**
   * Parts of those served, trait by trait; traits of which no part has enough people are left out.
   */
  private List<Findings.Group> groups(
      String agency, Evaluation evaluation, Map<String, Traits> traits) {
    List<Findings.Group> groups = new ArrayList<>();
    new TreeMap<String, Function<Traits, String>>(
            Map.of("age", Traits::age, "race", Traits::race, "sex", Traits::sex))
        .forEach(
            (trait, of) -> {
              Map<String, List<String>> parts = new TreeMap<>();
              for (String person : people.served()) {
                Traits own = traits.getOrDefault(person, Traits.UNKNOWN);
                parts.computeIfAbsent(of.apply(own), _ -> new ArrayList<>()).add(person);
              }
              boolean enough =
                  parts.entrySet().stream()
                      .anyMatch(
                          part ->
                              part.getValue().size() >= Evaluation.LEAST_PEOPLE
                                  && !part.getKey().equals(Traits.NOT_KNOWN));
              if (parts.size() > 1 && enough) {
                parts.forEach(
                    (name, part) ->
                        groups.add(
                            new Findings.Group(
                                trait,
                                name,
                                part.size(),
                                evaluation.of(
                                    past.plan(program),
                                    part,
                                    DRAWS,
                                    seed(agency) ^ name.hashCode()),
                                telling(part, agency))));
              }
            });
    return groups;
  }

  /** The effect over other plausible linkages of the same records. */
  private Optional<Linkages> linked(List<ProgramRecords.Pair> near, String agency) {
    long seed = seed(agency);
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < LINKAGES; i++) {
      ProgramPast other = past.plausible(new SplittableRandom(seed + i), near, people.served());
      Plan plan = other.plan(program);
      List<History> histories = other.histories(program, List.of(agency), people.served());
      // Whoever the rule would not find if the records belonged together so is left out of it.
      List<String> found =
          histories.stream()
              .filter(one -> people.served().contains(one.handle()))
              .filter(
                  one -> one.found(plan.start() - plan.window(), plan.start()) >= plan.atLeast())
              .map(History::handle)
              .toList();
      results.add(new Evaluation(histories, 0, other.end()).of(plan, found, ROUGH_DRAWS, seed + i));
    }
    return Linkages.combine(results);
  }

  /** Agencies that were not registered: have contacts moved there? */
  private List<Findings.Outcome> elsewhere(PastReader reader) throws SQLException {
    List<Findings.Outcome> outcomes = new ArrayList<>();
    for (String agency : reader.agencies()) {
      if (!program.outcomes().contains(agency) && program.drawn() != Program.Draw.STEPS) {
        Set<String> agencies = new LinkedHashSet<>(program.rule().agencies());
        agencies.add(agency);
        Optional<ProgramPast> there = reader.read(agencies);
        if (there.isPresent()) {
          Inspection other = new Inspection(program, there.get(), people, records, rules);
          outcomes.add(
              new Findings.Outcome(
                  agency,
                  new Evaluation(other.histories(agency), 0, there.get().end())
                      .of(there.get().plan(program), people.served(), DRAWS, seed(agency)),
                  other.telling(people.served(), agency),
                  Findings.Beside.NOTHING));
        }
      }
    }
    return outcomes;
  }

  /** By which agencies' doors all contacts came, and how those with each agency ended. */
  private List<Findings.Mix> mixes(PastReader reader) throws SQLException {
    List<Findings.Mix> mixes = new ArrayList<>();
    Optional<ProgramPast> all = reader.read(reader.agencies());
    if (all.isEmpty() || program.drawn() == Program.Draw.STEPS) {
      return mixes;
    }
    ProgramPast whole = all.get();
    mix(whole, reader.agencies(), Contact::agency)
        .ifPresent(shares -> mixes.add(new Findings.Mix("", shares)));
    for (String agency : reader.agencies()) {
      mix(whole, Set.of(agency), Contact::ending)
          .ifPresent(shares -> mixes.add(new Findings.Mix(agency, shares)));
    }
    return mixes;
  }

  /** Parts of the contacts with some agencies; the rarest are one part together. */
  private Optional<Shares> mix(
      ProgramPast whole, Set<String> agencies, Function<Contact, @Nullable String> name) {
    Map<String, Long> many =
        whole.contacts().values().stream()
            .flatMap(List::stream)
            .filter(contact -> agencies.contains(contact.agency()) && name.apply(contact) != null)
            .collect(
                Collectors.groupingBy(
                    contact -> Objects.requireNonNull(name.apply(contact)),
                    TreeMap::new,
                    Collectors.counting()));
    if (many.size() < 2) {
      return Optional.empty();
    }
    Set<String> often =
        many.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MOST_PARTS)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    List<History> histories = whole.histories(program, agencies, people.all());
    Map<String, List<History>> parts = new TreeMap<>();
    for (String part : often) {
      parts.put(
          part,
          whole.part(
              histories,
              contact -> agencies.contains(contact.agency()) && part.equals(name.apply(contact))));
    }
    if (often.size() < many.size()) {
      parts.put(
          Findings.OTHER,
          whole.part(
              histories,
              contact -> {
                String ending = name.apply(contact);
                return agencies.contains(contact.agency())
                    && ending != null
                    && !often.contains(ending);
              }));
    }
    return Shares.of(
        histories,
        parts,
        0,
        whole.plan(program),
        people.served(),
        DRAWS,
        seed(String.join(",", agencies)));
  }

  private Optional<Demonstration> demonstration() {
    return Demonstration.of(
        past.histories(program, program.rule().agencies(), people.all()),
        0,
        past.plan(program),
        people.served().size());
  }

  private List<ProgramReport.Harm> harms() {
    if (program.events() == null) {
      return List.of();
    }
    List<ProgramReport.Harm> harms = new ArrayList<>();
    for (Event.What what : Event.What.values()) {
      harms.add(
          new ProgramReport.Harm(
              Judged.label(what),
              people.had(what, program.start(), program.start().plusDays(program.follow()))));
    }
    return harms;
  }

  /** Whether contacts after the start are so few, or so much one person's, as no count may be. */
  private boolean telling(Collection<String> persons, String agency) {
    Plan plan = past.plan(program);
    int[] after =
        persons.stream()
            .mapToInt(person -> past.after(plan, person, agency))
            .filter(count -> count > 0)
            .sorted()
            .toArray();
    int sum = Arrays.stream(after).sum();
    int top = after.length == 0 ? 0 : after[after.length - 1];
    int next = after.length < 2 ? 0 : after[after.length - 2];
    return sum <= rules.hideUpTo()
        || after.length < rules.minimumContributors()
        || top > rules.topOneShare() * sum
        || top + next > rules.topTwoShare() * sum;
  }

  private long seed(String agency) {
    return Long.parseUnsignedLong(program.sha256().substring(0, 16), 16) ^ agency.hashCode();
  }

  /** Who was met when stays out of logs. */
  @Override
  public String toString() {
    return "Inspection";
  }
}
