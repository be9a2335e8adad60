package org.porchlight.attacker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at every number of a release's files by itself: is it one that may be shown at all? */
final class FileScan {
  /** From so many records on, a whole percent fits many fractions. */
  private static final long SAFE_BASE = 50;

  private static final int FEWEST_FRACTIONS = 3;

  private final Published release;
  private final List<String> findings;
  private final Set<String> recovered;

  FileScan(Published release, List<String> findings, Set<String> recovered) {
    this.release = release;
    this.findings = findings;
    this.recovered = recovered;
  }

  void scan(Published.Table table) {
    for (Published.Figure cell : table.cells()) {
      look(table, cell, "the JSON");
    }
    compare(table, table.rows(), "the CSV");
    Published.Copy copy = table.copy();
    if (copy != null && copy.unreadable()) {
      say("the Parquet copy of table %s cannot be read".formatted(table.id()));
    } else if (copy != null) {
      for (String column : copy.more()) {
        say(
            "the Parquet copy of table %s has a column that no table has: %s"
                .formatted(table.id(), column));
      }
      compare(table, copy.rows(), "the Parquet copy");
    }
  }

  private void compare(Published.Table table, List<Published.Figure> other, String file) {
    Map<String, Published.Figure> rows = new HashMap<>();
    for (Published.Figure row : other) {
      look(table, row, file);
      if (rows.put(row.name(table.id()), row) != null) {
        say("%s stands twice in %s".formatted(row.name(table.id()), file));
      }
    }
    for (Published.Figure cell : table.cells()) {
      String name = cell.name(table.id());
      Published.Figure row = rows.remove(name);
      if (row == null) {
        say("%s is in the JSON and not in %s".formatted(name, file));
      } else if (!cell.equals(row)) {
        say("%s differs between the JSON and %s".formatted(name, file));
        if (cell.hidden() != row.hidden() || cell.gap() != row.gap()) {
          recovered.add(name);
        }
      }
    }
    rows.keySet().stream()
        .sorted()
        .forEach(name -> say("%s is in %s and not in the JSON".formatted(name, file)));
  }

  private void look(Published.Table table, Published.Figure number, String file) {
    String name = number.name(table.id());
    if (number.hidden() || number.gap()) {
      if (number.value() != null || number.base() != null || number.margin() != null) {
        say(
            "%s %s, yet %s gives a number for it"
                .formatted(name, number.gap() ? "has no data" : "is hidden", file));
        recovered.add(name);
      }
    } else if (number.value() == null) {
      say("%s is said to be shown, yet %s gives no number for it".formatted(name, file));
    } else if (table.counts() && !table.exact().contains(number.type())) {
      small(name, number.value(), "", file);
    }
    small(name, number.base(), " (records behind it)", file);
    if (table.percents()) {
      fraction(name, number, file);
    }
  }

  /** Of few records, a percent may be the percent of one fraction only: 14 is one of seven. */
  private void fraction(String name, Published.Figure number, String file) {
    Long percent = number.value();
    Long base = number.base();
    if (percent == null || base == null || base >= SAFE_BASE) {
      return;
    }
    int fractions = 0;
    for (long of = release.rules().lowBehind(base); of <= release.rules().highBehind(base); of++) {
      for (long part = 0; part <= of; part++) {
        fractions += Math.round(100.0 * part / of) == percent ? 1 : 0;
      }
    }
    if (fractions < FEWEST_FRACTIONS) {
      say("%s is the percent of too few fractions in %s".formatted(name, file));
      recovered.add(name);
    }
  }

  private void small(String name, @Nullable Long value, String what, String file) {
    if (value == null) {
      return;
    }
    Published.Rules rules = release.rules();
    if (value <= rules.hideUpTo()) {
      say(
          "%s%s is shown in %s although it is %d or fewer"
              .formatted(name, what, file, rules.hideUpTo()));
      recovered.add(name);
    } else if (value < rules.minimumShown() || value % rules.roundTo() != 0) {
      say("%s%s is not rounded in %s as the rules say".formatted(name, what, file));
    }
  }

  private void say(String what) {
    findings.add("release %s: %s".formatted(release.id(), what));
  }
}
