package org.porchlight.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one run to a later one. Records are told apart by their names; those that only
 * one of the runs has are counted and left out of splits and joins.
 *
 * @param both records that both runs have
 * @param gone records that only the earlier run has
 * @param fresh records that only the later run has
 * @param personsBefore persons of the earlier run
 * @param personsNow persons of the later run
 * @param unchanged persons of the later run, with a record of both, whose records of both were one
 *     person before and nobody else's
 * @param splits persons of the earlier run whose records are now several persons', most records
 *     first
 * @param joins persons of the later run whose records were several persons', most records first
 * @param linkBefore threshold of the earlier run, in bits
 * @param linkNow threshold of the later run, in bits
 * @param autoBefore weight from which nobody needed to look in the earlier run, in bits
 * @param autoNow the same in the later run
 * @param levels levels whose weight moved by at least a tenth of a bit, or that only one run has,
 *     largest change first
 */
public record RunComparison(
    int both,
    int gone,
    int fresh,
    int personsBefore,
    int personsNow,
    int unchanged,
    List<Change> splits,
    List<Change> joins,
    double linkBefore,
    double linkNow,
    double autoBefore,
    double autoNow,
    List<LevelChange> levels) {
  private static final double LEAST_CHANGE = 0.1;

  /** Copies the lists. */
  public RunComparison {
    splits = List.copyOf(splits);
    joins = List.copyOf(joins);
    levels = List.copyOf(levels);
  }

  /**
   * A person that came apart, or that was put together.
   *
   * @param record the name of one of its records
   * @param parts how many records each part has, most first
   */
  public record Change(String record, List<Integer> parts) {
    /** Copies the list. */
    public Change {
      parts = List.copyOf(parts);
    }

    /** All records of the person that both runs have. */
    public int records() {
      return parts.stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** The weight of one outcome in both runs, in bits; null where a run does not have it. */
  public record LevelChange(
      String comparison, String label, @Nullable Double before, @Nullable Double now) {
    double size() {
      return before == null || now == null ? 1000 : Math.abs(now - before);
    }
  }

  /**
   * Compares two runs.
   *
   * @param personsBefore the names of the records of each person of the earlier run
   * @param personsNow the same of the later run
   */
  public static RunComparison of(
      RunReport before,
      List<? extends Collection<String>> personsBefore,
      RunReport now,
      List<? extends Collection<String>> personsNow) {
    Map<String, Integer> earlier = personOf(personsBefore);
    Map<String, Integer> later = personOf(personsNow);
    int both = (int) later.keySet().stream().filter(earlier::containsKey).count();
    List<Change> splits = changes(personsBefore, later);
    List<Change> joins = changes(personsNow, earlier);
    return new RunComparison(
        both,
        earlier.size() - both,
        later.size() - both,
        personsBefore.size(),
        personsNow.size(),
        unchanged(personsNow, earlier, sizes(personsBefore, later)),
        splits,
        joins,
        before.thresholds().link(),
        now.thresholds().link(),
        before.thresholds().auto(),
        now.thresholds().auto(),
        levels(before.model(), now.model()));
  }

  private static Map<String, Integer> personOf(List<? extends Collection<String>> persons) {
    Map<String, Integer> personOf = new HashMap<>();
    for (int p = 0; p < persons.size(); p++) {
      for (String record : persons.get(p)) {
        personOf.put(record, p);
      }
    }
    return personOf;
  }

  /** How many records of each person the other run has too. */
  private static int[] sizes(
      List<? extends Collection<String>> persons, Map<String, Integer> other) {
    return persons.stream()
        .mapToInt(its -> (int) its.stream().filter(other::containsKey).count())
        .toArray();
  }

  private static int unchanged(
      List<? extends Collection<String>> now, Map<String, Integer> earlier, int[] sizesBefore) {
    int unchanged = 0;
    for (Collection<String> person : now) {
      int[] where =
          person.stream().filter(earlier::containsKey).mapToInt(earlier::get).distinct().toArray();
      long shared = person.stream().filter(earlier::containsKey).count();
      unchanged += where.length == 1 && sizesBefore[where[0]] == shared ? 1 : 0;
    }
    return unchanged;
  }

  /** Persons whose records are several persons' in the other run. */
  private static List<Change> changes(
      List<? extends Collection<String>> persons, Map<String, Integer> other) {
    List<Change> changes = new ArrayList<>();
    for (Collection<String> person : persons) {
      Map<Integer, Integer> parts = new TreeMap<>();
      String first = "";
      for (String record : person) {
        Integer there = other.get(record);
        if (there != null) {
          first = first.isEmpty() ? record : first;
          parts.merge(there, 1, Integer::sum);
        }
      }
      if (parts.size() > 1) {
        changes.add(
            new Change(first, parts.values().stream().sorted(Comparator.reverseOrder()).toList()));
      }
    }
    changes.sort(Comparator.comparingInt(Change::records).reversed().thenComparing(Change::record));
    return changes;
  }

  private static List<LevelChange> levels(Model before, Model now) {
    Map<List<String>, Double> earlier = weights(before);
    Map<List<String>, Double> later = weights(now);
    List<LevelChange> changes = new ArrayList<>();
    later.forEach(
        (name, bits) ->
            changes.add(new LevelChange(name.get(0), name.get(1), earlier.get(name), bits)));
    earlier.forEach(
        (name, bits) -> {
          if (!later.containsKey(name)) {
            changes.add(new LevelChange(name.get(0), name.get(1), bits, null));
          }
        });
    return changes.stream()
        .filter(change -> change.size() >= LEAST_CHANGE)
        .sorted(
            Comparator.comparingDouble(LevelChange::size)
                .reversed()
                .thenComparing(LevelChange::comparison)
                .thenComparing(LevelChange::label))
        .toList();
  }

  private static Map<List<String>, Double> weights(Model model) {
    Map<List<String>, Double> weights = new HashMap<>();
    for (Model.ComparisonModel comparison : model.comparisons()) {
      comparison.levels().stream()
          .skip(1)
          .forEach(
              level ->
                  weights.put(List.of(comparison.name(), level.label()), level.weight().bits()));
    }
    return weights;
  }
}
