package org.porchlight.hub.api;

import java.util.List;
import java.util.Optional;
import org.porchlight.hub.frame.DataProblem;
import org.porchlight.release.Cell;
import org.porchlight.release.Dimension;
import org.porchlight.release.Member;
import org.porchlight.release.ReleasedTable;

/**
 * Which cells of a table are asked for. Names are exact; what is not given leaves all in.
 *
 * @param layer all areas of this level of the area dimension
 */
record CellFilter(
    Optional<String> area, Optional<String> layer, Optional<String> period, Optional<String> type) {

  /**
   * Reads a filter for a table.
   *
   * @throws Refusal for a name that the table does not have
   */
  static CellFilter of(Query query, ReleasedTable table, String address) {
    CellFilter filter =
        new CellFilter(
            query.find("area"), query.find("layer"), query.find("period"), query.find("type"));
    requireMember(filter.area, table.head().area(), "area", address);
    requireMember(filter.period, table.head().time(), "period", address);
    requireMember(filter.type, table.head().type(), "type", address);
    filter.layer.ifPresent(
        layer -> {
          if (table.head().area().atLevel(layer).isEmpty()) {
            throw unknown(
                "layer",
                "The table has no areas of that layer. It has: %s."
                    .formatted(
                        String.join(
                            ", ",
                            table.head().area().members().stream()
                                .map(Member::level)
                                .distinct()
                                .toList())),
                address);
          }
        });
    return filter;
  }

  private static void requireMember(
      Optional<String> asked, Dimension dimension, String name, String address) {
    if (asked.isPresent() && dimension.find(asked.get()).isEmpty()) {
      List<Member> members = dimension.members();
      throw unknown(
          name,
          "The table has no such %s. It has %d, from %s to %s; the table's head lists them all."
              .formatted(name, members.size(), members.getFirst().id(), members.getLast().id()),
          address);
    }
  }

  private static Refusal unknown(String name, String detail, String address) {
    return new Refusal(DataProblem.of("unknown-" + name, 400, detail, address));
  }

  /** Whether every cell is asked for. */
  boolean isOpen() {
    return area.isEmpty() && layer.isEmpty() && period.isEmpty() && type.isEmpty();
  }

  /** Whether this cell is asked for. */
  boolean takes(Cell cell) {
    return area.filter(one -> !one.equals(cell.area())).isEmpty()
        && layer.filter(one -> !isOfLayer(cell.area(), one)).isEmpty()
        && period.filter(one -> !one.equals(cell.time())).isEmpty()
        && type.filter(one -> !one.equals(cell.type())).isEmpty();
  }

  private static boolean isOfLayer(String area, String layer) {
    return area.equals(layer) || area.startsWith(layer + ":");
  }
}
