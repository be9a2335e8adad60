package org.porchlight.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.porchlight.city.City;
import org.porchlight.city.TableSpec;
import org.porchlight.city.TypeTree;
import org.porchlight.release.Dimension;
import org.porchlight.release.LocalText;
import org.porchlight.release.Member;
import org.porchlight.release.Tier;

/**
 * The type dimension of one table.
 *
 * @param dimension members and how they add up
 * @param tierOfLeaf the tier of each member without parts
 */
record TypeAxis(Dimension dimension, Map<String, Tier> tierOfLeaf) {

  static TypeAxis of(City city, TableSpec table) {
    return switch (table.what()) {
      case TableSpec.What.Count count -> counted(city, city.typeTree(count.tree()), table.grains());
      case TableSpec.What.ShareWithin share ->
          flat(
              table,
              "limit",
              share.limits().stream()
                  .collect(ordered(limit -> "within-" + limit, TypeAxis::within)));
      case TableSpec.What.Percentiles percentiles ->
          flat(
              table,
              "percentile",
              percentiles.percentiles().stream()
                  .collect(ordered(percentile -> "p" + percentile, TypeAxis::percentile)));
      case TableSpec.What.ShareYes share -> flat(table, "question", share.fields());
      case TableSpec.What.TopBoxes boxes -> flat(table, "question", boxes.questions());
      case TableSpec.What.Chosen chosen -> flat(table, "answer", chosen.answers());
      case TableSpec.What.Mean mean -> flat(table, "question", mean.questions());
      case TableSpec.What.People people -> bands(people);
    };
  }

  /** The bands; of numbers that lie inside each other, which in which. */
  private static TypeAxis bands(TableSpec.What.People people) {
    List<Member> members = new ArrayList<>();
    List<Dimension.Within> within = new ArrayList<>();
    Map<String, Tier> tiers = new LinkedHashMap<>();
    List<String> ids = people.bands();
    for (int i = 0; i < ids.size(); i++) {
      members.add(new Member(ids.get(i), "band", band(people, i)));
      tiers.put(ids.get(i), Tier.PEOPLE);
      if (people.nested() && i > 0) {
        within.add(new Dimension.Within(ids.get(i - 1), ids.get(i)));
      }
    }
    return new TypeAxis(new Dimension(members, List.of(), within), tiers);
  }

  private static LocalText band(TableSpec.What.People people, int band) {
    int from = people.from().get(band);
    if (people.nested() || band == people.from().size() - 1) {
      return LocalText.of(
          "%d or more contacts".formatted(from), "%d contactos o más".formatted(from));
    }
    int to = people.from().get(band + 1) - 1;
    return from == to
        ? LocalText.of("%d contacts".formatted(from), "%d contactos".formatted(from))
        : LocalText.of(
            "%d to %d contacts".formatted(from, to), "de %d a %d contactos".formatted(from, to));
  }

  private static java.util.stream.Collector<Integer, ?, Map<String, LocalText>> ordered(
      java.util.function.Function<Integer, String> id,
      java.util.function.Function<Integer, LocalText> name) {
    return java.util.stream.Collectors.toMap(id, name, (a, b) -> a, LinkedHashMap::new);
  }

  private static TypeAxis flat(TableSpec table, String level, Map<String, LocalText> names) {
    List<Member> members = new ArrayList<>();
    Map<String, Tier> tiers = new LinkedHashMap<>();
    names.forEach(
        (id, name) -> {
          members.add(new Member(id, level, name));
          tiers.put(id, table.fixedTier() == null ? Tier.SENSITIVE : table.fixedTier());
        });
    return new TypeAxis(new Dimension(members, List.of(), List.of()), tiers);
  }

  static LocalText within(int seconds) {
    if (seconds >= 120 && seconds % 60 == 0) {
      int minutes = seconds / 60;
      return LocalText.of(
          "within %d minutes".formatted(minutes), "en %d minutos o menos".formatted(minutes));
    }
    return LocalText.of(
        "within %d second%s".formatted(seconds, seconds == 1 ? "" : "s"),
        "en %d segundo%s o menos".formatted(seconds, seconds == 1 ? "" : "s"));
  }

  static LocalText percentile(int percentile) {
    if (percentile == 50) {
      return LocalText.of("half took this long or less", "la mitad tardó esto o menos");
    }
    if (percentile % 10 == 0) {
      return LocalText.of(
          "%d in 10 took this long or less".formatted(percentile / 10),
          "%d de cada 10 tardaron esto o menos".formatted(percentile / 10));
    }
    return LocalText.of(
        "%d in 100 took this long or less".formatted(percentile),
        "%d de cada 100 tardaron esto o menos".formatted(percentile));
  }

  /**
   * Members are the types that a grain shows, and those needed to say what the shown ones add up
   * from: where one type shown is a part of another, all parts on the way.
   */
  private static TypeAxis counted(
      City city, TypeTree tree, List<org.porchlight.release.TableHead.Grain> grains) {
    Set<String> shown = new LinkedHashSet<>();
    grains.forEach(grain -> shown.addAll(grain.types()));
    Set<String> members = new LinkedHashSet<>(shown);
    List<Dimension.Sum> sums = new ArrayList<>();
    for (String id : tree.nodes().keySet()) {
      List<String> parts = tree.parts(id);
      if (members.contains(id) && parts.stream().anyMatch(part -> holdsShown(tree, part, shown))) {
        members.addAll(parts);
        sums.add(new Dimension.Sum(id, parts));
      }
    }
    Map<String, Tier> tiers = new LinkedHashMap<>();
    List<Member> inOrder = new ArrayList<>();
    for (TypeTree.Node node : tree.nodes().values()) {
      if (members.contains(node.id())) {
        inOrder.add(new Member(node.id(), node.level(), node.name()));
        if (sums.stream().noneMatch(sum -> sum.whole().equals(node.id()))) {
          tiers.put(node.id(), mostCareful(city, tree, node.id()));
        }
      }
    }
    return new TypeAxis(new Dimension(inOrder, sums, List.of()), tiers);
  }

  private static boolean holdsShown(TypeTree tree, String id, Set<String> shown) {
    return shown.contains(id)
        || tree.parts(id).stream().anyMatch(part -> holdsShown(tree, part, shown));
  }

  private static Tier mostCareful(City city, TypeTree tree, String id) {
    Tier tier = Tier.OPEN;
    for (String leaf : tree.leavesUnder(id)) {
      tier = tier.and(city.disclosure().tier(tree.id(), leaf));
    }
    return tier;
  }
}
