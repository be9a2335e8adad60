package org.porchlight.attacker;

import java.util.List;
import java.util.Set;

/**
 * Whether what a release shows against the rules is shown as the rules want it: tables of people
 * only, by the word of two people, and with a reason that residents can read.
 */
final class ExemptionScan {
  private final Published release;
  private final List<String> findings;
  private final Set<String> recovered;

  ExemptionScan(Published release, List<String> findings, Set<String> recovered) {
    this.release = release;
    this.findings = findings;
    this.recovered = recovered;
  }

  void scan() {
    for (Published.Exemption exemption : release.exemptions()) {
      if (!exemption.hasApprovers()) {
        say(exemption.table(), "has fewer than two people who approved it, each with a day");
      }
      for (String language : exemption.missing()) {
        say(exemption.table(), "gives residents no reason in '%s'".formatted(language));
      }
    }
    release.tables().forEach(this::scan);
  }

  private void scan(Published.Table table) {
    boolean named = release.exemptions().stream().anyMatch(one -> one.table().equals(table.id()));
    if (named && !table.ofPeople()) {
      say(table.id(), "is for counts that hang together with others; only tables of people may");
    }
    boolean stands = release.exempts(table);
    for (Published.Figure cell : table.cells()) {
      boolean exact = table.ofPeople() && table.exact().contains(cell.type());
      if (cell.value() == null || (!cell.exception() && !exact) || (stands && cell.exception())) {
        continue;
      }
      String name = cell.name(table.id());
      findings.add(
          "release %s: %s is %s"
              .formatted(
                  release.id(),
                  name,
                  stands
                      ? "shown by an exception, yet is not marked as such"
                      : "shown against the rules, and no exception that stands allows it"));
      if (!stands) {
        recovered.add(name);
      }
    }
  }

  private void say(String table, String what) {
    findings.add("release %s: the exception for table %s %s".formatted(release.id(), table, what));
  }
}
