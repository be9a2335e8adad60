package org.porchlight.study.world;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.access.Reader;
import org.porchlight.study.access.Right;
import org.porchlight.study.people.Verdict;

/**
 * What a study must answer, worked out mention by mention, without tables, policies or indexes.
 * Knows who belongs to whom, and moves mentions as decisions do.
 */
final class Oracle {
  private final World world;

  /** Mention's number in the world to the handle of its person. */
  final Map<Integer, String> personOf = new TreeMap<>();

  private final Map<String, String> joinedInto = new HashMap<>();
  final List<Decision> decisions = new ArrayList<>();
  final List<Attached> attachments = new ArrayList<>();

  /** A decision, and what it moved. */
  static final class Decision {
    final long id;
    final int left;
    final int right;
    final Verdict verdict;
    boolean withdrawn;
    Set<Integer> moved = Set.of();
    String from = "";
    String to = "";

    Decision(long id, int left, int right, Verdict verdict) {
      this.id = id;
      this.left = left;
      this.right = right;
      this.verdict = verdict;
    }
  }

  /** An attachment in force. */
  record Attached(long id, int frequent, String person) {}

  Oracle(World world, List<String> handles) {
    this.world = world;
    for (World.Said said : world.mentions()) {
      personOf.put(said.id(), handles.get(said.person()));
    }
  }

  String person(int mention) {
    return java.util.Objects.requireNonNull(personOf.get(mention));
  }

  // ------------------------------------------------------------------------------------ who sees

  boolean sees(Reader reader, World.Src source) {
    return reader.may(Right.PEOPLE)
        && reader.agency() != null
        && source.seenBy().contains(reader.agency());
  }

  private boolean sees(Reader reader, int mention) {
    return sees(reader, world.mentions().get(mention).source());
  }

  List<World.Said> of(Reader reader, String person) {
    return world.mentions().stream()
        .filter(m -> person(m.id()).equals(person) && sees(reader, m.source()))
        .toList();
  }

  Set<String> countsOf(Reader reader) {
    Set<String> agencies = new TreeSet<>();
    if (!reader.may(Right.COUNTS)) {
      return agencies;
    }
    boolean all = reader.may(Right.ALL_COUNTS);
    for (String agency : world.agencies()) {
      List<World.Src> own =
          world.sources().stream().filter(s -> s.agency().equals(agency)).toList();
      boolean some = own.stream().anyMatch(s -> sees(reader, s));
      boolean every = own.stream().allMatch(s -> !s.contacts() || sees(reader, s));
      if (all || (some && every)) {
        agencies.add(agency);
      }
    }
    List<World.Src> contacts = world.sources().stream().filter(World.Src::contacts).toList();
    if (all || (!contacts.isEmpty() && contacts.stream().allMatch(s -> sees(reader, s)))) {
      agencies.add("across");
    }
    return agencies;
  }

  /** Table, with a condition perhaps, to the number of its rows in sight. */
  Map<String, Long> tables(Reader reader) {
    Map<String, Long> rows = new TreeMap<>();
    rows.put("mention", world.mentions().stream().filter(m -> sees(reader, m.source())).count());
    rows.put("tie", pairsInSight(reader, world.ties()));
    rows.put("near_miss", pairsInSight(reader, world.nearMisses()));
    rows.put("frequent_use", world.uses().stream().filter(u -> sees(reader, u.source())).count());
    rows.put(
        "frequent",
        world.uses().stream()
            .filter(u -> sees(reader, u.source()))
            .map(World.Use::frequent)
            .distinct()
            .count());
    rows.put(
        "person",
        new HashSet<>(personOf.values()).stream().filter(p -> !of(reader, p).isEmpty()).count());
    rows.put("link_decision", (long) decisions(reader).size());
    rows.put("attachment where removed_at is null", attachments(reader).count());
    rows.put("band", (long) countsOf(reader).size());
    rows.put("concentration", (long) countsOf(reader).size());
    return rows;
  }

  private long pairsInSight(Reader reader, List<World.Pair> pairs) {
    return pairs.stream().filter(p -> sees(reader, p.left()) && sees(reader, p.right())).count();
  }

  // ------------------------------------------------------------------------------------ persons

  private static boolean inWindow(World.Src source, @Nullable Instant moment, int days) {
    if (moment == null) {
      return false;
    }
    LocalDate day = moment.atZone(World.ZONE).toLocalDate();
    return day.isAfter(source.completeTo().minusDays(days)) && !day.isAfter(source.completeTo());
  }

  /** One mention for each record that is a contact: the one with the lowest number. */
  private List<World.Said> contacts(Reader reader, String person, int days) {
    Map<String, World.Said> byRecord = new TreeMap<>();
    for (World.Said said : of(reader, person)) {
      if (said.contact()) {
        byRecord.putIfAbsent(said.source().id() + "/" + said.record(), said);
      }
    }
    return byRecord.values().stream()
        .filter(said -> inWindow(said.source(), said.occurred(), days))
        .toList();
  }

  /** A line: person, name, contacts, contacts by agency, first day, last day, doubtful. */
  List<String> list(Reader reader, Optional<String> agency, int days, int atLeast) {
    record Line(String person, int contacts, Instant last, String text) {}
    List<Line> lines = new ArrayList<>();
    for (String person : new TreeSet<>(personOf.values())) {
      List<World.Said> all = contacts(reader, person, days);
      List<World.Said> asked =
          all.stream()
              .filter(m -> agency.isEmpty() || agency.get().equals(m.source().agency()))
              .toList();
      if (asked.isEmpty() || asked.size() < atLeast) {
        continue;
      }
      Map<String, Integer> byAgency = new TreeMap<>();
      all.forEach(m -> byAgency.merge(m.source().agency(), 1, Integer::sum));
      List<Instant> moments =
          asked.stream().map(World.Said::occurred).filter(m -> m != null).sorted().toList();
      lines.add(
          new Line(
              person,
              asked.size(),
              moments.getLast(),
              "%s %s %d %s %s %s %s"
                  .formatted(
                      person,
                      first(names(reader, person)),
                      asked.size(),
                      byAgency,
                      moments.getFirst().atZone(World.ZONE).toLocalDate(),
                      moments.getLast().atZone(World.ZONE).toLocalDate(),
                      asked.stream().anyMatch(World.Said::doubtful))));
    }
    return lines.stream()
        .sorted(
            comparing(Line::contacts, reverseOrder())
                .thenComparing(Line::last, reverseOrder())
                .thenComparing(Line::person))
        .map(Line::text)
        .toList();
  }

  int count(Reader reader, String person, int days) {
    return contacts(reader, person, days).size();
  }

  static String first(List<String> names) {
    return names.isEmpty() ? "" : names.getFirst();
  }

  /** Most frequent first, then latest, then by the alphabet. */
  List<String> names(Reader reader, String person) {
    Map<String, Integer> count = new TreeMap<>();
    Map<String, @Nullable Instant> last = new HashMap<>();
    for (World.Said said : of(reader, person)) {
      String spelling = said.spelling();
      if (spelling != null) {
        count.merge(spelling, 1, Integer::sum);
        Instant before = last.get(spelling);
        if (before == null || (said.occurred() != null && said.occurred().isAfter(before))) {
          last.put(spelling, said.occurred() == null ? before : said.occurred());
        }
      }
    }
    Comparator<String> byCount = comparingInt(name -> -count.getOrDefault(name, 0));
    return count.keySet().stream()
        .sorted(
            byCount
                .thenComparing(name -> last.get(name), nullsLast(reverseOrder()))
                .thenComparing(name -> name))
        .toList();
  }

  List<String> births(Reader reader, String person) {
    Map<String, Integer> count = new TreeMap<>();
    for (World.Said said : of(reader, person)) {
      if (said.born() != null) {
        count.merge(said.born(), 1, Integer::sum);
      }
    }
    Comparator<String> byCount = comparingInt(born -> -count.getOrDefault(born, 0));
    return count.keySet().stream().sorted(byCount.thenComparing(born -> born)).toList();
  }

  /** Mentions oldest first, each with the partner of its best tie in sight. */
  List<String> mentions(Reader reader, String person) {
    return of(reader, person).stream()
        .sorted(
            comparing(World.Said::occurred, nullsLast(Comparator.naturalOrder()))
                .thenComparingInt(World.Said::id))
        .map(m -> m.key() + " " + tie(reader, m.id()).map(String::valueOf).orElse("alone"))
        .toList();
  }

  private Optional<Integer> tie(Reader reader, int mention) {
    return world.ties().stream()
        .filter(t -> t.left() == mention && sees(reader, t.right()))
        .filter(t -> person(t.right()).equals(person(mention)))
        .max(comparingDouble(World.Pair::bits))
        .map(World.Pair::right);
  }

  String root(String handle) {
    String root = handle;
    while (joinedInto.containsKey(root)) {
      root = java.util.Objects.requireNonNull(joinedInto.get(root));
    }
    return root;
  }

  // -------------------------------------------------------------------------- near misses, lists

  List<String> nearMisses(Reader reader) {
    return world.nearMisses().stream()
        .filter(p -> sees(reader, p.left()) && sees(reader, p.right()))
        .filter(p -> !person(p.left()).equals(person(p.right())))
        .filter(
            p ->
                decisions.stream()
                    .noneMatch(
                        d ->
                            !d.withdrawn
                                && d.verdict == Verdict.NOT_SAME
                                && sees(reader, d.left)
                                && sees(reader, d.right)
                                && between(d).equals(Set.of(person(p.left()), person(p.right())))))
        .sorted(comparing(World.Pair::bits, reverseOrder()))
        .map(
            p ->
                "%s %s %s %s"
                    .formatted(
                        p.left(),
                        p.right(),
                        first(names(reader, person(p.left()))),
                        first(names(reader, person(p.right())))))
        .toList();
  }

  List<Long> decisions(Reader reader) {
    return decisions.stream()
        .filter(d -> sees(reader, d.left) && sees(reader, d.right))
        .map(d -> d.id)
        .sorted(reverseOrder())
        .toList();
  }

  List<Long> decisions(Reader reader, String person) {
    return decisions.stream()
        .filter(d -> sees(reader, d.left) && sees(reader, d.right))
        .filter(d -> person(d.left).equals(person) || person(d.right).equals(person))
        .map(d -> d.id)
        .sorted(reverseOrder())
        .toList();
  }

  List<World.Use> uses(Reader reader, int frequent) {
    return world.uses().stream()
        .filter(u -> u.frequent() == frequent && sees(reader, u.source()))
        .toList();
  }

  /** Number to records in the window. */
  Map<Integer, Integer> frequents(Reader reader, boolean numbers, int days) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (World.Use use : world.uses()) {
      if ((use.frequent() % 2 == 0) == numbers
          && sees(reader, use.source())
          && inWindow(use.source(), use.occurred(), days)) {
        counts.merge(use.frequent(), 1, Integer::sum);
      }
    }
    return counts;
  }

  boolean attachable(Reader reader, int frequent) {
    return uses(reader, frequent).stream().anyMatch(u -> u.source().linkable());
  }

  Stream<Attached> attachments(Reader reader) {
    return attachments.stream()
        .filter(a -> !uses(reader, a.frequent()).isEmpty())
        .filter(a -> !of(reader, root(a.person())).isEmpty());
  }

  // ----------------------------------------------------------------------------------- decisions

  boolean mayDecide(Reader reader, int left, int right) {
    return reader.may(Right.DECIDE) && left != right && sees(reader, left) && sees(reader, right);
  }

  Optional<Decision> inForce(int left, int right) {
    return decisions.stream()
        .filter(d -> !d.withdrawn && Set.of(d.left, d.right).equals(Set.of(left, right)))
        .findFirst();
  }

  /**
   * Whether persons are as it says afterwards; the handle is that of the person made, if one was.
   */
  boolean apply(Decision d, String made) {
    String left = person(d.left);
    String right = person(d.right);
    if ((d.verdict == Verdict.SAME) == left.equals(right)) {
      return true;
    }
    Set<Integer> moving = new TreeSet<>();
    if (d.verdict == Verdict.NOT_SAME) {
      World.Said mention = world.mentions().get(d.left);
      boolean withCopies = !mention.copies(world.mentions().get(d.right));
      for (World.Said other : world.mentions()) {
        if (person(other.id()).equals(left)
            && (other.id() == d.left || (withCopies && other.copies(mention)))) {
          moving.add(other.id());
        }
      }
      if (standing(Verdict.SAME)
          .anyMatch(
              s ->
                  person(s.left).equals(left)
                      && person(s.right).equals(left)
                      && moving.contains(s.left) != moving.contains(s.right))) {
        return false;
      }
      d.from = left;
      d.to = made;
    } else {
      if (standing(Verdict.NOT_SAME).anyMatch(s -> between(s).equals(Set.of(left, right)))) {
        return false;
      }
      long lefts = personOf.values().stream().filter(left::equals).count();
      long rights = personOf.values().stream().filter(right::equals).count();
      boolean leftJoins = lefts < rights || (lefts == rights && left.compareTo(right) > 0);
      d.from = leftJoins ? left : right;
      d.to = leftJoins ? right : left;
      personOf.forEach(
          (mention, person) -> {
            if (person.equals(d.from)) {
              moving.add(mention);
            }
          });
      joinedInto.put(d.from, d.to);
    }
    d.moved = moving;
    moving.forEach(mention -> personOf.put(mention, d.to));
    return true;
  }

  private Set<String> between(Decision d) {
    return new HashSet<>(List.of(person(d.left), person(d.right)));
  }

  private Stream<Decision> standing(Verdict verdict) {
    return decisions.stream().filter(d -> !d.withdrawn && d.verdict == verdict);
  }

  void withdraw(Decision d) {
    d.withdrawn = true;
    if (d.moved.isEmpty()) {
      return;
    }
    String away = root(d.to);
    String home = d.verdict == Verdict.SAME ? d.from : root(d.from);
    Set<Integer> back =
        d.moved.stream().filter(m -> person(m).equals(away)).collect(Collectors.toSet());
    if (back.isEmpty() || home.equals(away)) {
      return;
    }
    joinedInto.remove(home);
    back.forEach(mention -> personOf.put(mention, home));
    if (!new HashSet<>(personOf.values()).contains(away)) {
      joinedInto.put(away, home);
    }
  }
}
