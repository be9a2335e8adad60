package org.porchlight.attacker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One release as an outsider reads it: loosely, so that a damaged one can be attacked too.
 *
 * @param changed files that differ from their hash in the manifest
 * @param linked which tables are said to count the same records
 * @param restates whether it says that it gives earlier numbers anew
 * @param others the text of each file that holds no table, by name
 * @param unread whether it has copies of its tables in a format that is not read here
 */
record Published(
    String id,
    String city,
    Rules rules,
    List<Table> tables,
    List<String> changed,
    List<Linked> linked,
    boolean restates,
    Map<String, String> others,
    boolean unread) {

  /**
   * Tables that count the same records.
   *
   * @param types by table: what each of its types is called among them
   * @param area how areas hang together; parts that are published nowhere are areas too
   * @param type how common types hang together
   */
  record Linked(String id, Map<String, Map<String, String>> types, Axis area, Axis type) {}

  /** The tables that a table is linked with; empty when it stands by itself. */
  Optional<Linked> linkedWith(String table) {
    return linked.stream().filter(one -> one.types().containsKey(table)).findFirst();
  }

  /** The rules as the manifest publishes them: protection must hold against those who know them. */
  record Rules(
      long hideUpTo,
      long minimumContributors,
      double topOneShare,
      double topTwoShare,
      long roundTo,
      long minimumShown,
      long auditWidth,
      Set<Long> thresholds,
      long hiddenByAudit) {

    /** Whether a hidden count can only be hidden for being small. */
    boolean hiddenMeansSmall() {
      return hiddenByAudit == 0 && minimumContributors <= 1 && topOneShare >= 1 && topTwoShare >= 1;
    }

    long lowBehind(long shown) {
      return shown <= minimumShown ? hideUpTo + 1 : Math.max(hideUpTo + 1, shown - roundTo / 2);
    }

    long highBehind(long shown) {
      return shown + (roundTo - 1) / 2;
    }
  }

  /**
   * A table.
   *
   * @param id lower-case words joined by hyphens
   * @param source whose records it counts
   * @param tier the most careful tier among its types
   * @param counts whether its numbers are counts; only these are solved
   * @param percents whether its numbers are percents
   * @param exact types whose counts are not rounded
   * @param from first day covered, an ISO date
   * @param to last day covered
   * @param axes area, time and type, in this order
   * @param cells from its JSON file
   * @param rows from its CSV file, in the file's order
   * @param names what residents call its members: their digits may stand in texts
   */
  record Table(
      String id,
      String source,
      String tier,
      boolean counts,
      boolean percents,
      Set<String> exact,
      String from,
      String to,
      List<Axis> axes,
      List<Figure> cells,
      List<Figure> rows,
      Map<String, List<String>> names) {}

  /** One dimension: which members add up to which, and which are never more than which. */
  record Axis(Map<String, List<List<String>>> sums, Map<String, List<String>> smaller) {}

  /**
   * One cell as a file gives it, the hidden ones with whatever should not be there.
   *
   * @param gap said to have no number because records are missing; that is no secret, but a small
   *     count behind it is
   */
  record Figure(
      String area,
      String time,
      String type,
      boolean hidden,
      boolean gap,
      @Nullable Long value,
      @Nullable Long base,
      @Nullable Long margin) {
    String name(String table) {
      return table + "/" + area + "/" + time + "/" + type;
    }

    List<String> place() {
      return List.of(area, time, type);
    }
  }
}
