package org.porchlight.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Person ids that last from run to run. A person keeps an id where the group of records is mostly
 * the same; an id is never given to somebody else, also not after its person is gone.
 *
 * @param personOfRecord the person id of each record id
 * @param next the number of the next new id; ids are {@code P1}, {@code P2} and so on
 * @param events what changed against the run before, in a fixed order
 */
public record PersonIds(Map<String, String> personOfRecord, long next, List<PersonEvent> events) {

  /** Copies what it is given. */
  public PersonIds {
    personOfRecord = Map.copyOf(personOfRecord);
    events = List.copyOf(events);
  }

  /** Before the first run: nobody. */
  public static PersonIds none() {
    return new PersonIds(Map.of(), 1, List.of());
  }

  private record Overlap(
      String person, long number, int cluster, int records, String smallestRecord) {}

  /**
   * Gives every group of records an id.
   *
   * <p>The id goes to the group that holds most of its records; a group that could have several ids
   * takes the one it shares most records with. Ties go to the older id.
   *
   * @param previous the run before, or {@link #none()}
   * @param current the record ids of each person of this run
   */
  public static PersonIds assign(PersonIds previous, List<? extends Collection<String>> current) {
    List<Overlap> overlaps = overlaps(previous, current);
    Map<Integer, String> idOfCluster = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Overlap overlap : overlaps) {
      if (!idOfCluster.containsKey(overlap.cluster) && taken.add(overlap.person)) {
        idOfCluster.put(overlap.cluster, overlap.person);
      }
    }
    long next = previous.next;
    Map<String, String> personOfRecord = new HashMap<>();
    List<PersonEvent> events = new ArrayList<>();
    Map<String, Integer> unnamed = new TreeMap<>();
    for (int c = 0; c < current.size(); c++) {
      if (!idOfCluster.containsKey(c) && !current.get(c).isEmpty()) {
        unnamed.put(current.get(c).stream().min(Comparator.naturalOrder()).orElse(""), c);
      }
    }
    for (int c : unnamed.values()) {
      String id = "P" + next++;
      idOfCluster.put(c, id);
      if (current.get(c).stream().noneMatch(previous.personOfRecord::containsKey)) {
        events.add(new PersonEvent.Appeared(id));
      }
    }
    idOfCluster.forEach(
        (c, id) -> current.get(c).forEach(record -> personOfRecord.put(record, id)));
    events.addAll(changes(previous, personOfRecord));
    return new PersonIds(personOfRecord, next, events);
  }

  private static List<Overlap> overlaps(
      PersonIds previous, List<? extends Collection<String>> current) {
    List<Overlap> overlaps = new ArrayList<>();
    for (int c = 0; c < current.size(); c++) {
      Map<String, Integer> shared = new HashMap<>();
      for (String record : current.get(c)) {
        String person = previous.personOfRecord.get(record);
        if (person != null) {
          shared.merge(person, 1, Integer::sum);
        }
      }
      String smallest = current.get(c).stream().min(Comparator.naturalOrder()).orElse("");
      int cluster = c;
      shared.forEach(
          (person, records) ->
              overlaps.add(new Overlap(person, number(person), cluster, records, smallest)));
    }
    overlaps.sort(
        Comparator.comparingInt(Overlap::records)
            .reversed()
            .thenComparingLong(Overlap::number)
            .thenComparing(Overlap::person)
            .thenComparing(Overlap::smallestRecord));
    return overlaps;
  }

  private static long number(String person) {
    boolean ours = person.length() > 1 && person.length() < 20 && person.charAt(0) == 'P';
    for (int i = 1; ours && i < person.length(); i++) {
      ours = person.charAt(i) >= '0' && person.charAt(i) <= '9';
    }
    return ours ? Long.parseLong(person.substring(1)) : Long.MAX_VALUE;
  }

  private static List<PersonEvent> changes(PersonIds previous, Map<String, String> now) {
    Map<String, String> into = new HashMap<>();
    Map<String, String> from = new HashMap<>();
    Map<String, TreeSet<String>> split = new TreeMap<>();
    Map<String, TreeSet<String>> joined = new TreeMap<>();
    Set<String> before = new HashSet<>(previous.personOfRecord.values());
    previous.personOfRecord.forEach(
        (record, person) -> {
          String holder = now.get(record);
          if (holder != null) {
            note(person, holder, into, split);
            note(holder, person, from, joined);
          }
        });
    List<PersonEvent> events = new ArrayList<>();
    split.forEach(
        (person, holders) -> events.add(new PersonEvent.Split(person, List.copyOf(holders))));
    joined.forEach(
        (person, earlier) -> events.add(new PersonEvent.Joined(List.copyOf(earlier), person)));
    before.stream()
        .filter(person -> !into.containsKey(person))
        .sorted()
        .forEach(person -> events.add(new PersonEvent.Disappeared(person)));
    return events;
  }

  /** Keeps the first partner of a person, and all of them where there are several. */
  private static void note(
      String person, String other, Map<String, String> first, Map<String, TreeSet<String>> all) {
    String known = first.putIfAbsent(person, other);
    if (known != null && !known.equals(other)) {
      TreeSet<String> several = all.computeIfAbsent(person, any -> new TreeSet<>());
      several.add(known);
      several.add(other);
    }
  }

  /** Shows sizes only. */
  @Override
  public String toString() {
    return "PersonIds[%d records, %d events]".formatted(personOfRecord.size(), events.size());
  }
}
