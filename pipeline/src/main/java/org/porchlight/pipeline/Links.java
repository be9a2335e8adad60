package org.porchlight.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.TableSpec;
import org.porchlight.city.TypeTree;
import org.porchlight.disclosure.Proposal;
import org.porchlight.disclosure.TrueCell;
import org.porchlight.records.places.LayerShapes;
import org.porchlight.release.CellKey;
import org.porchlight.release.Dimension;
import org.porchlight.release.LinkedSet;
import org.porchlight.release.TableHead;

/**
 * Which tables of counts count the same records. Tables of one source that date its records by the
 * same moment are one set: the total by area and time is the same number in each of them, and one
 * that looks at some of the records only is never more than one that looks at all.
 */
final class Links {
  private final City city;
  private final Map<String, LayerShapes> layers;
  private final Map<String, Nesting> nestings;
  private final Slivers slivers;

  /**
   * For a city.
   *
   * @param nestings by source: which areas lie in which, for records as it places them
   */
  Links(City city, Map<String, LayerShapes> layers, Map<String, Nesting> nestings) {
    this.slivers = new Slivers(city, layers);
    this.city = city;
    this.layers = layers;
    this.nestings = nestings;
  }

  /** One table and what it counts. */
  private record Counting(TableSpec table, TableSpec.What.Count what, TypeTree tree) {
    Map<String, List<String>> where() {
      return table.where();
    }

    String population() {
      return Links.population(where());
    }
  }

  /** Names the records that a filter leaves; empty for all of the source. */
  private static String population(Map<String, List<String>> where) {
    Map<String, List<String>> sorted = new TreeMap<>(where);
    StringBuilder name = new StringBuilder();
    sorted.forEach(
        (field, values) ->
            name.append(field)
                .append('=')
                .append(String.join("+", values.stream().sorted().toList()))
                .append(';'));
    String plain = name.toString().replaceAll("[^A-Za-z0-9=+;_.-]", "~");
    // Two filters that look alike in plain letters are told apart by a number.
    return plain.equals(name.toString())
        ? plain
        : plain + Integer.toHexString(name.toString().hashCode()) + ";";
  }

  /** Tables by what they count. */
  private Map<String, List<Counting>> groups(Set<String> measured) {
    Map<String, List<Counting>> groups = new LinkedHashMap<>();
    for (TableSpec table : city.tables().values()) {
      if (measured.contains(table.id()) && table.what() instanceof TableSpec.What.Count count) {
        Counting counting = new Counting(table, count, city.typeTree(count.tree()));
        groups.computeIfAbsent(group(counting), _ -> new ArrayList<>()).add(counting);
      }
    }
    return groups;
  }

  /** The layers that cross among those of a table and of all that count the same records. */
  List<Slivers.Crossing> crossings(TableSpec table) {
    for (List<Counting> group : groups(city.tables().keySet()).values()) {
      if (group.stream().anyMatch(each -> each.table().id().equals(table.id()))) {
        return crossings(group);
      }
    }
    return List.of();
  }

  private List<Slivers.Crossing> crossings(List<Counting> tables) {
    Nesting nesting = nestings.get(tables.getFirst().table().source());
    return nesting == null
        ? List.of()
        : slivers.of(tables.stream().map(Counting::table).toList(), nesting);
  }

  /** What the overlaps of areas came to, by the names that linked sets give them. */
  static List<TrueCell.Counted> named(
      List<LinkedSet> sets, List<TrueCell.Counted> overlaps, Map<String, TableHead> heads) {
    Map<CellKey, TrueCell.Counted> named = new LinkedHashMap<>();
    for (LinkedSet set : sets) {
      for (LinkedSet.Names names : set.tables()) {
        TableHead head = heads.get(names.table());
        for (TrueCell.Counted cell : overlaps) {
          if (head != null && cell.key().table().equals(names.table())) {
            CellKey key =
                new CellKey(
                    set.id(),
                    cell.key().area(),
                    Proposal.commonTime(cell.key().time(), head.from(), head.to()),
                    names.common(cell.key().type()));
            named.put(key, new TrueCell.Counted(key, cell.count(), null));
          }
        }
      }
    }
    return List.copyOf(named.values());
  }

  /**
   * The sets among those that are measured: of two tables or more, or of one by layers that cross.
   *
   * @param overlaps where records lie in two areas at once
   */
  List<LinkedSet> of(Set<String> measured, List<TrueCell.Counted> overlaps) {
    for (TrueCell.Counted cell : overlaps) {
      String[] both = cell.key().area().split("&", 2);
      slivers.saw(both[0], both[1]);
    }
    Map<String, List<Counting>> groups = groups(measured);
    List<LinkedSet> sets = new ArrayList<>();
    groups.forEach(
        (id, tables) -> {
          RecordsBehind behind = behind(id, tables, measured);
          if (tables.size() > 1 || !crossings(tables).isEmpty() || !behind.ties().isEmpty()) {
            sets.add(set(id, tables, behind));
          }
        });
    return sets;
  }

  /**
   * What stands behind the percents and durations of the same records.
   *
   * @param within counts of them that are never more than others
   */
  private record RecordsBehind(List<LinkedSet.Behind> ties, Set<Dimension.Within> within) {}

  /**
   * Percents and durations of the source, dated by the same moment, whose records are all among
   * those of one of the tables of counts. Answers to surveys may have weights, and then they are no
   * records that add up.
   */
  private RecordsBehind behind(String id, List<Counting> tables, Set<String> measured) {
    RecordsBehind behind = new RecordsBehind(new ArrayList<>(), new LinkedHashSet<>());
    for (TableSpec table : city.tables().values()) {
      List<String> wholes =
          tables.stream()
              .filter(one -> isWithin(table.where(), one.where()))
              .map(one -> whole(one, tables))
              .toList();
      if (!measured.contains(table.id())
          || wholes.isEmpty()
          || !id.equals(table.source() + "." + moment(table))) {
        continue;
      }
      switch (table.what()) {
        case TableSpec.What.ShareWithin share -> {
          String all = known(table, share.field(), wholes, behind);
          for (int limit : share.limits()) {
            String inside = all + ":within-" + limit;
            behind
                .ties()
                .add(
                    new LinkedSet.Behind(
                        table.id(), "within-" + limit, all, inside, all + ":beyond-" + limit));
            share.limits().stream()
                .filter(longer -> longer > limit)
                .forEach(
                    longer ->
                        behind
                            .within()
                            .add(new Dimension.Within(all + ":within-" + longer, inside)));
          }
        }
        case TableSpec.What.Percentiles percentiles -> {
          String all = known(table, percentiles.field(), wholes, behind);
          percentiles
              .percentiles()
              .forEach(
                  percentile ->
                      behind
                          .ties()
                          .add(
                              new LinkedSet.Behind(table.id(), "p" + percentile, all, null, null)));
        }
        case TableSpec.What.ShareYes share ->
            share
                .fields()
                .keySet()
                .forEach(
                    field -> {
                      String all = known(table, field, wholes, behind);
                      behind
                          .ties()
                          .add(
                              new LinkedSet.Behind(
                                  table.id(), field, all, all + ":yes", all + ":no"));
                    });
        case TableSpec.What.Count _,
            TableSpec.What.TopBoxes _,
            TableSpec.What.Chosen _,
            TableSpec.What.Mean _,
            TableSpec.What.People _ -> {}
      }
    }
    return behind;
  }

  /** What the records are called whose field is known; they are never more than all of them. */
  private static String known(
      TableSpec table, String field, List<String> wholes, RecordsBehind behind) {
    String name = population(table.where()) + field + ":known";
    wholes.forEach(whole -> behind.within().add(new Dimension.Within(whole, name)));
    return name;
  }

  private static String moment(TableSpec table) {
    String time = table.time();
    return time == null ? "all" : time;
  }

  /** Where one row stands for several, which one it is depends on the filter. */
  private static String group(Counting counting) {
    String id = counting.table().source() + "." + moment(counting.table());
    String distinct = counting.what().distinct();
    return distinct == null ? id : id + "." + distinct + "." + counting.population();
  }

  private LinkedSet set(String id, List<Counting> tables, RecordsBehind behind) {
    List<LinkedSet.Names> names = new ArrayList<>();
    for (Counting one : tables) {
      Map<String, String> types = new TreeMap<>();
      one.tree().nodes().keySet().forEach(node -> types.put(node, common(one, node, tables)));
      names.add(new LinkedSet.Names(one.table().id(), types));
    }
    Set<Dimension.Within> within = new LinkedHashSet<>(within(tables));
    within.addAll(behind.within());
    return new LinkedSet(
        id,
        names,
        areas(tables),
        new LinkedSet.Ties(List.of(), List.copyOf(within)),
        behind.ties());
  }

  /** What a type is called among tables that count the same records. */
  private String common(Counting one, String node, List<Counting> tables) {
    if (isAlone(tables)) {
      // As it was before anything was linked with it, or earlier releases would count other things.
      return node;
    }
    if (one.tree().find(node).map(TypeTree.Node::parent).orElse(null) == null) {
      return whole(one, tables);
    }
    return one.population() + one.what().field() + ":" + one.tree().id() + ":" + node;
  }

  /** All records that a table looks at: perhaps a type of a table that looks at more. */
  private String whole(Counting one, List<Counting> tables) {
    if (isAlone(tables)) {
      return one.tree().nodes().values().stream()
          .filter(node -> node.parent() == null)
          .map(TypeTree.Node::id)
          .findFirst()
          .orElseThrow();
    }
    for (Counting wider : tables) {
      List<String> values = extra(one, wider);
      if (values != null) {
        for (String node : wider.tree().nodes().keySet()) {
          boolean inner = wider.tree().find(node).map(TypeTree.Node::parent).orElse(null) != null;
          if (inner && new HashSet<>(wider.tree().leavesUnder(node)).equals(Set.copyOf(values))) {
            return common(wider, node, tables);
          }
        }
      }
    }
    return one.population() + "all";
  }

  /** The values of the one field by which a table filters beyond another that counts that field. */
  private static @Nullable List<String> extra(Counting one, Counting wider) {
    Map<String, List<String>> rest = new LinkedHashMap<>(one.where());
    List<String> values = rest.remove(wider.what().field());
    return values != null && rest.equals(wider.where()) ? values : null;
  }

  private static boolean isWithin(Counting part, Counting whole) {
    return !part.where().equals(whole.where()) && isWithin(part.where(), whole.where());
  }

  /** Whether every record that one filter leaves is left by another. */
  private static boolean isWithin(Map<String, List<String>> part, Map<String, List<String>> whole) {
    return whole.entrySet().stream()
        .allMatch(
            filter -> {
              List<String> values = part.get(filter.getKey());
              return values != null && filter.getValue().containsAll(values);
            });
  }

  private boolean isAlone(List<Counting> tables) {
    return tables.size() == 1 && crossings(tables).isEmpty();
  }

  private List<Dimension.Within> within(List<Counting> tables) {
    Set<Dimension.Within> within = new LinkedHashSet<>();
    for (Counting whole : tables) {
      for (Counting part : tables) {
        if (isWithin(part, whole)) {
          within.add(new Dimension.Within(whole(whole, tables), whole(part, tables)));
          if (whole.what().field().equals(part.what().field())
              && whole.tree().id().equals(part.tree().id())) {
            for (String node : whole.tree().nodes().keySet()) {
              within.add(
                  new Dimension.Within(common(whole, node, tables), common(part, node, tables)));
            }
          }
        }
      }
    }
    within.removeIf(tie -> tie.whole().equals(tie.part()));
    return List.copyOf(within);
  }

  /** Areas that lie in others, though no table shows both. */
  private LinkedSet.Ties areas(List<Counting> tables) {
    Nesting nesting = nestings.get(tables.getFirst().table().source());
    if (nesting == null) {
      return LinkedSet.Ties.NONE;
    }
    Set<String> levels = new HashSet<>();
    for (Counting one : tables) {
      for (TableHead.Grain grain : one.table().grains()) {
        levels.add(grain.area());
      }
    }
    List<LayerShapes> used =
        layers.values().stream().filter(layer -> levels.contains(layer.layer().id())).toList();
    List<Dimension.Sum> sums = new ArrayList<>(AreaAxis.nested(used, nesting));
    crossings(tables).forEach(crossing -> sums.addAll(slivers.sums(crossing)));
    return new LinkedSet.Ties(sums, List.of());
  }
}
