package org.porchlight.pipeline.programs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.porchlight.city.Program;
import org.porchlight.evaluation.Absence;
import org.porchlight.evaluation.History;
import org.porchlight.evaluation.Plan;
import org.porchlight.study.programs.Contact;
import org.porchlight.study.programs.ProgramRecords.Pair;

/**
 * What the linked records tell of everybody, as evaluation counts it.
 *
 * @param first the first day that all sources cover; days are counted from it
 * @param end the first day that some source no longer covers
 * @param contacts of each person
 * @param lost days that each person was in jail
 */
record ProgramPast(
    LocalDate first,
    int end,
    Map<String, List<Contact>> contacts,
    Map<String, List<Absence>> lost) {
  private static final int YEAR = 365;

  int day(LocalDate day) {
    return (int) (day.toEpochDay() - first.toEpochDay());
  }

  Plan plan(Program program) {
    return new Plan(
        program.id(),
        program.rule().window(),
        program.rule().atLeast(),
        program.follow(),
        day(program.start()),
        day(program.analysis()),
        program.outcomes());
  }

  /**
   * Everybody whom the rule could ever find, and those served.
   *
   * @param agencies whose contacts are the outcome
   */
  List<History> histories(Program program, Collection<String> agencies, Collection<String> served) {
    List<History> histories = new ArrayList<>();
    new TreeMap<>(contacts)
        .forEach(
            (person, all) -> {
              int[] found = days(all, program.rule().agencies());
              if (found.length >= program.rule().atLeast() || served.contains(person)) {
                histories.add(
                    new History(
                        person, found, days(all, agencies), lost.getOrDefault(person, List.of())));
              }
            });
    return histories;
  }

  /** The same people, with the contacts alone for which this holds. */
  List<History> part(List<History> histories, Predicate<Contact> is) {
    return histories.stream()
        .map(
            history ->
                new History(
                    history.handle(),
                    new int[0],
                    contacts.getOrDefault(history.handle(), List.of()).stream()
                        .filter(is)
                        .mapToInt(contact -> day(contact.day()))
                        .toArray(),
                    List.of()))
        .toList();
  }

  /** By person, how many contacts with each agency in the year before the start. */
  Map<String, Map<String, Integer>> agencies(Program program) {
    int start = day(program.start());
    Map<String, Map<String, Integer>> agencies = new HashMap<>();
    contacts.forEach(
        (person, all) -> {
          Map<String, Integer> own = new HashMap<>();
          for (Contact contact : all) {
            int day = day(contact.day());
            if (day >= start - YEAR && day < start) {
              own.merge(contact.agency(), 1, Integer::sum);
            }
          }
          if (!own.isEmpty()) {
            agencies.put(person, Map.copyOf(own));
          }
        });
    return agencies;
  }

  /** Contacts of one person with one agency in the follow-up. */
  int after(Plan plan, String person, String agency) {
    int count = 0;
    for (int day : days(contacts.getOrDefault(person, List.of()), List.of(agency))) {
      count += day >= plan.start() && day < plan.start() + plan.follow() ? 1 : 0;
    }
    return count;
  }

  private int[] days(List<Contact> all, Collection<String> agencies) {
    return all.stream()
        .filter(contact -> agencies.contains(contact.agency()))
        .mapToInt(contact -> day(contact.day()))
        .toArray();
  }

  /**
   * Another way in which the same records could belong together: each doubtful one stays with its
   * person, and each two persons who may be one are joined, as often as their weight says.
   *
   * @param near persons who may be one
   * @param served who stay under their handles, and are never joined with each other
   */
  ProgramPast plausible(RandomGenerator random, List<Pair> near, Collection<String> served) {
    Map<String, List<Contact>> drawn = new HashMap<>();
    // In order, so that the same seed gives the same linkage.
    new TreeMap<>(contacts)
        .forEach(
            (person, all) -> {
              List<Contact> kept = new ArrayList<>();
              for (Contact contact : all) {
                Double doubt = contact.doubt();
                if (doubt == null || random.nextDouble() < probability(doubt)) {
                  kept.add(contact);
                }
              }
              drawn.put(person, kept);
            });
    Map<String, List<Absence>> jailed = new HashMap<>(lost);
    Set<String> gone = new HashSet<>();
    for (Pair pair : near) {
      boolean joined = random.nextDouble() < probability(pair.bits());
      String keeps = served.contains(pair.right()) ? pair.right() : pair.left();
      String goes = keeps.equals(pair.left()) ? pair.right() : pair.left();
      if (joined && !served.contains(goes) && !gone.contains(goes) && !gone.contains(keeps)) {
        gone.add(goes);
        List<Contact> moved = drawn.remove(goes);
        if (moved != null) {
          drawn.computeIfAbsent(keeps, _ -> new ArrayList<>()).addAll(moved);
        }
        List<Absence> days = jailed.remove(goes);
        if (days != null) {
          jailed.merge(
              keeps,
              days,
              (one, other) -> {
                List<Absence> both = new ArrayList<>(one);
                both.addAll(other);
                return both;
              });
        }
      }
    }
    return new ProgramPast(first, end, drawn, jailed);
  }

  /** Of a weight in bits: 0 bits are even odds. */
  private static double probability(double bits) {
    return 1 / (1 + Math.pow(2, -bits));
  }

  /** Who met whom when stays out of logs. */
  @Override
  public String toString() {
    return "ProgramPast of " + contacts.size() + " persons";
  }
}
