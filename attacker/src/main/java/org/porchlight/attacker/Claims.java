package org.porchlight.attacker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What releases say of each cell, by its public name. */
final class Claims {
  private final Map<String, List<Claim>> byName = new HashMap<>();
  private final Map<List<String>, Set<String>> hiddenAt = new HashMap<>();
  private final List<Set<String>> members =
      List.of(new HashSet<>(), new HashSet<>(), new HashSet<>());
  private final Map<String, boolean[]> shownAndHidden = new HashMap<>();
  private final Set<String> shownAt = new HashSet<>();

  /** What a release says of a cell. */
  record Claim(Published.Figure cell, Published.Table table, Published.Rules rules) {
    boolean says(String digits) {
      Long value = cell.value();
      return value != null && value.toString().equals(digits);
    }
  }

  Claims(List<Published> releases) {
    for (Published release : releases) {
      for (Published.Table table : release.tables()) {
        for (Published.Figure cell : table.cells()) {
          byName
              .computeIfAbsent(cell.name(table.id()), _ -> new ArrayList<>())
              .add(new Claim(cell, table, release.rules()));
          if (cell.value() != null) {
            shownAt.add(String.join("/", cell.place()));
          }
          for (int axis = 0; axis < 3; axis++) {
            members.get(axis).add(cell.place().get(axis));
            shownAndHidden
                    .computeIfAbsent(cell.place().get(axis), _ -> new boolean[2])[
                    cell.hidden() || cell.gap() ? 1 : 0] =
                true;
          }
        }
      }
    }
    byName.forEach(
        (name, claims) -> {
          if (isHidden(name)) {
            hiddenAt
                .computeIfAbsent(claims.getFirst().cell().place(), _ -> new HashSet<>())
                .add(name);
          }
        });
  }

  /** What is said of a cell; empty when no release has it. */
  List<Claim> find(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** Whether it is a cell, and every release hides it. */
  boolean isHidden(String name) {
    List<Claim> claims = find(name);
    return !claims.isEmpty()
        && claims.stream().allMatch(claim -> claim.cell().hidden() || claim.cell().gap());
  }

  /** The names of hidden cells of an area, a period and a type. */
  Set<String> hiddenAt(String area, String time, String type) {
    return hiddenAt.getOrDefault(List.of(area, time, type), Set.of());
  }

  /** Whether any table shows a number for {@code area/time/type}. */
  boolean isShownAt(String place) {
    return shownAt.contains(place);
  }

  /** Where a cell stands among others of its table that differ from it in one member. */
  int position(Claim claim) {
    List<String> order = List.copyOf(claim.table().names().keySet());
    return claim.cell().place().stream().mapToInt(order::indexOf).sum();
  }

  /** Whether a cell is a total of others of its table, by area or type. */
  boolean isTotal(String name) {
    return find(name).stream()
        .anyMatch(
            claim ->
                claim.table().axes().get(0).sums().containsKey(claim.cell().area())
                    || claim.table().axes().get(2).sums().containsKey(claim.cell().type()));
  }

  /** Every area, period or type there is: axis 0, 1 or 2. */
  Set<String> members(int axis) {
    return members.get(axis);
  }

  /** Whether cells of an area, period or type are shown. */
  boolean hasShown(String member) {
    boolean[] known = shownAndHidden.get(member);
    return known != null && known[0];
  }

  /** Whether cells of an area, period or type are hidden. */
  boolean hasHidden(String member) {
    boolean[] known = shownAndHidden.get(member);
    return known != null && known[1];
  }
}
