package org.porchlight.pipeline.programs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Program;
import org.porchlight.evaluation.Absence;
import org.porchlight.evaluation.Drawn;
import org.porchlight.evaluation.Evaluation;
import org.porchlight.evaluation.History;
import org.porchlight.evaluation.SteppedStart;

/**
 * Those on a program's list, as the records know them.
 *
 * @param lines by the person's handle
 * @param events by the person's handle
 */
record Offered(Map<String, Listed> lines, Map<String, List<Event>> events) {
  private static final int MONTH = 30;
  private static final int LEAST_STARTS = 2;

  /** All of them, in the order of their handles. */
  List<String> all() {
    return lines.keySet().stream().sorted().toList();
  }

  /** Those who were offered a place. */
  List<String> served() {
    return all().stream().filter(person -> line(person).place()).toList();
  }

  /** Those whom a lot gave no place. */
  List<String> others() {
    return all().stream().filter(person -> !line(person).place()).toList();
  }

  private Listed line(String person) {
    return Objects.requireNonNull(lines.get(person));
  }

  /** To how many this happened from a day on, until another, which is not included. */
  int had(Event.What what, LocalDate from, LocalDate until) {
    return (int)
        events.values().stream()
            .filter(
                all ->
                    all.stream()
                        .anyMatch(
                            event ->
                                event.what() == what
                                    && event.from().isBefore(until)
                                    && event.until().map(end -> end.isAfter(from)).orElse(true)
                                    && (event.what() != Event.What.COMPLAINT
                                        || !event.from().isBefore(from))))
            .count();
  }

  /** Days that these events took, beside those of the past. */
  ProgramPast without(ProgramPast past) {
    Map<String, List<Absence>> lost = new HashMap<>(past.lost());
    events.forEach(
        (person, all) -> {
          List<Absence> own = new ArrayList<>(lost.getOrDefault(person, List.of()));
          for (Event event : all) {
            int from = past.day(event.from());
            int until = event.until().map(past::day).orElse(past.end());
            if (event.what().cause().isPresent() && until > from) {
              own.add(new Absence(from, until, event.what().cause().get()));
            }
          }
          lost.put(person, own);
        });
    return new ProgramPast(past.first(), past.end(), past.contacts(), lost);
  }

  /** What the lot shows; empty when nobody drew, or too few people remain. */
  Optional<Findings.Lot> lot(
      Program program, ProgramPast past, Collection<History> histories, int repeats, long seed) {
    List<History> own =
        histories.stream()
            .filter(one -> lines.containsKey(one.handle()))
            .sorted((one, other) -> one.handle().compareTo(other.handle()))
            .toList();
    return switch (program.drawn()) {
      case NOTHING -> Optional.empty();
      case LOTTERY -> lottery(past.day(program.start()), program.follow(), own, repeats, seed);
      case STEPS -> steps(past, program, own, repeats, seed);
    };
  }

  private Optional<Findings.Lot> lottery(
      int start, int follow, List<History> own, int repeats, long seed) {
    List<Drawn.Person> people = new ArrayList<>();
    for (History history : own) {
      // Whoever was away all the time can show nothing, with a place or without.
      int days = history.exposure(start, start + follow);
      if (days > 0) {
        Listed line = line(history.handle());
        people.add(
            new Drawn.Person(
                line.stratum(), line.place(), history.contacts(start, start + follow), days));
      }
    }
    long places = people.stream().filter(Drawn.Person::place).count();
    if (people.size() < Evaluation.LEAST_PEOPLE || places == 0 || places == people.size()) {
      return Optional.empty();
    }
    Drawn drawn = Drawn.of(people, repeats, seed);
    return Optional.of(new Findings.Lot(drawn.effect(), drawn.p(), drawn.places(), drawn.others()));
  }

  private Optional<Findings.Lot> steps(
      ProgramPast past, Program program, List<History> own, int repeats, long seed) {
    int start = past.day(program.start());
    int months = program.follow() / MONTH;
    Set<Integer> starts = new HashSet<>();
    List<SteppedStart.Unit> units = new ArrayList<>();
    for (History history : own) {
      @Nullable LocalDate from = line(history.handle()).start();
      int first =
          from == null
              ? months
              : Math.clamp(Math.ceilDiv(past.day(from) - start, MONTH), 0, months);
      starts.add(first);
      List<Integer> contacts = new ArrayList<>();
      for (int month = 0; month < months; month++) {
        int day = start + month * MONTH;
        contacts.add(history.contacts(day, day + MONTH));
      }
      units.add(new SteppedStart.Unit(first, contacts));
    }
    if (units.size() < Evaluation.LEAST_PEOPLE || starts.size() < LEAST_STARTS || months < 2) {
      return Optional.empty();
    }
    SteppedStart stepped = SteppedStart.of(units, repeats, seed);
    return stepped.months() == 0
        ? Optional.empty()
        : Optional.of(
            new Findings.Lot(stepped.effect().times(100.0 / MONTH), stepped.p(), units.size(), 0));
  }

  /** Who they are stays out of logs. */
  @Override
  public String toString() {
    return "Offered to " + lines.size();
  }
}
