package org.porchlight.study.sources;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.Source;
import org.porchlight.city.TableSpec;
import org.porchlight.city.TypeTree;
import org.porchlight.release.LocalText;

/**
 * How a source is read, as the city folder says it.
 *
 * @param connector where it comes from and in which form, as {@code csv}
 * @param key the columns that name a record; empty: a record is what it says
 * @param load {@code whole} or {@code adds}
 * @param zone of times without an offset
 * @param counted may its records be counted
 * @param shown may its counts be public
 * @param everyDays how often a delivery was promised; null when nobody promised
 * @param rejectLimitPercent the most rejected rows of a good delivery
 * @param fewestRowsPercent the fewest rows of a good delivery, of those of the one before
 * @param layers the city's area layers to their names
 * @param fields where each standard field stands, in the folder's order
 * @param types standard field to the types it may have, in the order of their tree; only fields
 *     that a table counts by
 * @param uses standard field to the public tables that count by it
 */
public record SourceMapping(
    String connector,
    List<String> key,
    String load,
    String zone,
    boolean counted,
    boolean shown,
    @Nullable Integer everyDays,
    double rejectLimitPercent,
    double fewestRowsPercent,
    Map<String, LocalText> layers,
    List<FieldLine> fields,
    Map<String, List<TypeLine>> types,
    Map<String, List<TableUse>> uses) {

  /**
   * One standard field.
   *
   * @param column as the source's header names it
   * @param as how it is read: {@code text}, {@code instant}
   * @param personal whether it can identify a person
   */
  public record FieldLine(String field, String column, String as, boolean personal) {}

  /**
   * One standard type.
   *
   * @param label what it is called
   * @param group the type it is a part of; null when that is the whole tree
   * @param catches whether it is the one that takes codes nobody has mapped
   */
  public record TypeLine(
      String code, LocalText label, @Nullable LocalText group, boolean catches) {}

  /** One public table. */
  public record TableUse(String table, LocalText title) {}

  public SourceMapping {
    key = List.copyOf(key);
    layers = Map.copyOf(layers);
    fields = List.copyOf(fields);
    types = Map.copyOf(types);
    uses = Map.copyOf(uses);
  }

  /** Whether a standard field can identify a person. */
  boolean isPersonal(String field) {
    return fields.stream().anyMatch(one -> one.field().equals(field) && one.personal());
  }

  /** What the city folder says of one of its sources. */
  public static SourceMapping of(City city, Source source) {
    Map<String, LocalText> layers = new LinkedHashMap<>();
    city.layers().forEach((id, layer) -> layers.put(id, layer.name()));
    List<FieldLine> fields = new ArrayList<>();
    source
        .fields()
        .forEach(
            (field, where) ->
                fields.add(
                    new FieldLine(
                        field,
                        where.column(),
                        where.as().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        source.kind().isPersonal(field))));
    Map<String, List<TypeLine>> types = new LinkedHashMap<>();
    Map<String, List<TableUse>> uses = new LinkedHashMap<>();
    for (TableSpec table : city.tables().values()) {
      if (table.source().equals(source.id())
          && table.what() instanceof TableSpec.What.Count count
          && source.fields().containsKey(count.field())) {
        types.computeIfAbsent(count.field(), _ -> types(city.typeTree(count.tree())));
        uses.computeIfAbsent(count.field(), _ -> new ArrayList<>())
            .add(new TableUse(table.id(), table.title()));
      }
    }
    return new SourceMapping(
        source.arrival().connector().name().toLowerCase(Locale.ROOT),
        source.key(),
        source.load().name().toLowerCase(Locale.ROOT),
        source.timeZone().getId(),
        source.legal().count(),
        source.legal().show(),
        source.expects().everyDays(),
        source.expects().rejectLimitPercent(),
        source.expects().fewestRowsPercent(),
        layers,
        fields,
        types,
        uses);
  }

  private static List<TypeLine> types(TypeTree tree) {
    List<TypeLine> lines = new ArrayList<>();
    for (String leaf : tree.leaves()) {
      tree.find(leaf)
          .ifPresent(
              node ->
                  lines.add(
                      new TypeLine(
                          leaf, node.name(), group(tree, node), leaf.equals(tree.unmapped()))));
    }
    return lines;
  }

  private static @Nullable LocalText group(TypeTree tree, TypeTree.Node leaf) {
    if (leaf.parent() == null) {
      return null;
    }
    return tree.find(leaf.parent())
        .filter(node -> node.parent() != null)
        .map(TypeTree.Node::name)
        .orElse(null);
  }
}
