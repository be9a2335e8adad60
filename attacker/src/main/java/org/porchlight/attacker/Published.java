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
 * @param exemptions what the manifest calls exceptions: tables that show what the rules would not
 * @param pins records that are shown one by one
 * @param unread whether it has copies of its tables that cannot be read on this machine
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
    List<Exemption> exemptions,
    PublishedPins pins,
    boolean unread) {

  /**
   * A table that shows what the rules would not, by the word of two people.
   *
   * @param approvers the names of those who said yes, as they stand there
   * @param missing languages in which residents are not told why
   */
  record Exemption(String table, List<String> approvers, List<String> missing) {
    private static final int FEWEST_APPROVERS = 2;

    /** How many different people are named with a role and a day. */
    private long people() {
      return approvers.stream().distinct().count();
    }

    boolean hasApprovers() {
      return people() >= FEWEST_APPROVERS;
    }

    /** Whether it is as the rules want it; what it shows is known then, and no secret. */
    boolean stands() {
      return hasApprovers() && missing.isEmpty();
    }
  }

  /** Whether a table of people shows what it shows by an exception that stands. */
  boolean exempts(Table table) {
    return table.ofPeople()
        && exemptions.stream().anyMatch(one -> one.table().equals(table.id()) && one.stands());
  }

  /**
   * Tables that count the same records.
   *
   * @param types by table: what each of its types is called among them
   * @param area how areas hang together; parts that are published nowhere are areas too
   * @param type how common types hang together
   * @param behind which of their records stand behind the percents, durations and means of others
   */
  record Linked(
      String id,
      Map<String, Map<String, String>> types,
      Axis area,
      Axis type,
      List<Behind> behind) {}

  /**
   * The records behind a type of a table that is not one of counts.
   *
   * @param all what they are called in the set
   * @param inside those inside a percent; empty for other numbers
   * @param outside the others; empty for other numbers
   */
  record Behind(String table, String type, String all, String inside, String outside) {}

  /** The tables whose records a table that is not one of counts looks at; empty for none said. */
  Optional<Linked> linkedBehind(String table) {
    return linked.stream()
        .filter(one -> one.behind().stream().anyMatch(tie -> tie.table().equals(table)))
        .findFirst();
  }

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
   * @param copy what its Parquet copy gives; null when there is none
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
      @Nullable Copy copy,
      Map<String, List<String>> names) {
    /** Whether it counts people by their contacts. */
    boolean ofPeople() {
      return tier.equals("PEOPLE");
    }
  }

  /**
   * A table once more, in another format.
   *
   * @param rows its rows, in the file's order
   * @param more columns that the CSV does not have
   * @param unreadable whether nothing could be made of it
   */
  record Copy(List<Figure> rows, List<String> more, boolean unreadable) {}

  /** One dimension: which members add up to which, and which are never more than which. */
  record Axis(Map<String, List<List<String>>> sums, Map<String, List<String>> smaller) {}

  /**
   * One cell as a file gives it, the hidden ones with whatever should not be there.
   *
   * @param gap said to have no number because records are missing; that is no secret, but a small
   *     count behind it is
   * @param exception said to be shown although the rules would not
   */
  record Figure(
      String area,
      String time,
      String type,
      boolean hidden,
      boolean gap,
      @Nullable Long value,
      @Nullable Long base,
      @Nullable Long margin,
      boolean exception) {
    String name(String table) {
      return table + "/" + area + "/" + time + "/" + type;
    }

    List<String> place() {
      return List.of(area, time, type);
    }
  }
}
