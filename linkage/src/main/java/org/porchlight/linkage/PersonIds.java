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

  private record Overlap(String person, int cluster, int records, String smallestRecord) {}

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
          (person, records) -> overlaps.add(new Overlap(person, cluster, records, smallest)));
    }
    overlaps.sort(
        Comparator.comparingInt(Overlap::records)
            .reversed()
            .thenComparingLong(overlap -> number(overlap.person))
            .thenComparing(Overlap::person)
            .thenComparing(Overlap::smallestRecord));
    return overlaps;
  }

  private static long number(String person) {
    return person.matches("P[0-9]{1,18}") ? Long.parseLong(person.substring(1)) : Long.MAX_VALUE;
  }

  private static List<PersonEvent> changes(PersonIds previous, Map<String, String> now) {
    Map<String, TreeSet<String>> into = new TreeMap<>();
    Map<String, TreeSet<String>> from = new TreeMap<>();
    Set<String> before = new TreeSet<>(previous.personOfRecord.values());
    previous.personOfRecord.forEach(
        (record, person) -> {
          String holder = now.get(record);
          if (holder != null) {
            into.computeIfAbsent(person, any -> new TreeSet<>()).add(holder);
            from.computeIfAbsent(holder, any -> new TreeSet<>()).add(person);
          }
        });
    List<PersonEvent> events = new ArrayList<>();
    into.forEach(
        (person, holders) -> {
          if (holders.size() > 1) {
            events.add(new PersonEvent.Split(person, List.copyOf(holders)));
          }
        });
    from.forEach(
        (person, earlier) -> {
          if (earlier.size() > 1) {
            events.add(new PersonEvent.Joined(List.copyOf(earlier), person));
          }
        });
    for (String person : before) {
      if (!into.containsKey(person)) {
        events.add(new PersonEvent.Disappeared(person));
      }
    }
    return events;
  }

  /** Shows sizes only. */
  @Override
  public String toString() {
    return "PersonIds[%d records, %d events]".formatted(personOfRecord.size(), events.size());
  }
}
