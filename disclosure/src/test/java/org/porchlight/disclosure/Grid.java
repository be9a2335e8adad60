package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.porchlight.release.CellKey;
import org.porchlight.release.Dimension;
import org.porchlight.release.Measure;
import org.porchlight.release.Member;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/**
 * A small table as text: one row per area, one column per type, for one year. The row {@code city}
 * is the sum of the other rows and the column {@code all} the sum of the other columns, if they are
 * there. A hidden count is a dot.
 */
final class Grid {
  private final List<String> types;
  private final List<String> areas = new ArrayList<>();
  private final Map<String, Long> counts = new HashMap<>();
  private final Map<String, Tier> tiers = new HashMap<>();
  private final Map<String, TrueCell.Contributors> contributors = new HashMap<>();

  private Grid(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    types = Arrays.asList(lines.getFirst().trim().split(" +", -1));
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.trim().split(" +", -1);
      areas.add(words[0]);
      for (int t = 0; t < types.size(); t++) {
        counts.put(words[0] + "/" + types.get(t), Long.parseLong(words[t + 1]));
      }
    }
    types.forEach(type -> tiers.put(type, Tier.GUARDED));
    tiers.remove("all");
  }

  static Grid of(String text) {
    return new Grid(text);
  }

  Grid tier(String type, Tier tier) {
    tiers.put(type, tier);
    return this;
  }

  Grid noTierFor(String type) {
    tiers.remove(type);
    return this;
  }

  /** Says who stands behind one cell; the others keep unknown contributors. */
  Grid from(String area, String type, long distinct, long topOne, long topTwo) {
    contributors.put(area + "/" + type, new TrueCell.Contributors(distinct, topOne, topTwo));
    return this;
  }

  Candidate candidate() {
    return candidate(areas, types);
  }

  /** The same table with its rows and columns written down the other way round. */
  Candidate reversed() {
    return candidate(areas.reversed(), types.reversed());
  }

  private Candidate candidate(List<String> rows, List<String> columns) {
    List<TableHead.Grain> grains = new ArrayList<>();
    grains.add(new TableHead.Grain("hood", "year", columns));
    if (rows.contains("city")) {
      grains.add(new TableHead.Grain("city", "year", columns));
    }
    TableHead head =
        Fixtures.head(
            "calls",
            Measure.COUNT,
            grains,
            axis(rows, "city", "hood"),
            axis(List.of("2026"), "none", "year"),
            axis(columns, "all", "type"));
    List<TrueCell> cells = new ArrayList<>();
    for (String area : rows) {
      for (String type : columns) {
        String at = area + "/" + type;
        cells.add(
            new TrueCell.Counted(
                new CellKey("calls", area, "2026", type),
                counts.getOrDefault(at, 0L),
                contributors.get(at)));
      }
    }
    return new Candidate(head, tiers, cells);
  }

  private static Dimension axis(List<String> ids, String whole, String level) {
    List<Member> members =
        ids.stream()
            .map(id -> Fixtures.member(id, id.equals(whole) && whole.equals("city") ? id : level))
            .toList();
    List<String> parts = ids.stream().filter(id -> !id.equals(whole)).toList();
    return new Dimension(
        members,
        ids.contains(whole) ? List.of(new Dimension.Sum(whole, parts)) : List.of(),
        List.of());
  }

  /** A released table in the same notation, columns aligned to the right. */
  String show(ReleasedTable table) {
    StringBuilder text = new StringBuilder();
    text.append(row("", types));
    for (String area : areas) {
      text.append(
          row(
              area,
              types.stream()
                  .map(type -> table.find(area, "2026", type).orElseThrow())
                  .map(cell -> cell.value() == null ? "·" : cell.value().toString())
                  .toList()));
    }
    return text.toString();
  }

  private static String row(String name, List<String> words) {
    return "%-6s".formatted(name)
        + words.stream().map("%8s"::formatted).collect(Collectors.joining())
        + "\n";
  }
}
