package org.porchlight.disclosure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.porchlight.attacker.AttackReport;
import org.porchlight.attacker.Attacker;
import org.porchlight.release.LinkedSet;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;
import org.porchlight.release.Release;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.Releases;

/** Writes releases one after another, remembers them, and puts all of them before the attacker. */
final class Press {
  private final Releases releases;
  private final List<PastRelease> past = new ArrayList<>();

  Press(Path folder) {
    releases = new Releases(folder);
  }

  /** What was published so far. */
  List<PastRelease> past() {
    return List.copyOf(past);
  }

  /** Compiles and publishes with all that was published before. */
  Compilation publish(Proposal proposal) throws IOException {
    Compilation compilation = Fixtures.compiler().compile(proposal.after(past));
    print(compilation.tables(), proposal.links(), compilation.audit(), proposal.restatement());
    return compilation;
  }

  /** Publishes tables as they are, whoever made them. */
  void print(
      List<ReleasedTable> tables,
      List<LinkedSet> linked,
      Manifest.AuditNote audit,
      boolean restatement)
      throws IOException {
    Manifest draft =
        new Manifest(
            Manifest.FORMAT,
            releases.nextId(),
            Instant.parse("2026-11-01T00:00:00Z"),
            new Manifest.CityNote(
                "made-up",
                LocalText.same("Larkmoor"),
                true,
                "America/New_York",
                List.of("en", "es"),
                "hood",
                null,
                null),
            Fixtures.RULES,
            audit,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            linked,
            restatement
                ? new Manifest.Restatement(
                    LocalDate.of(2026, 11, 1), LocalText.same("Corrected"), List.of("Ana", "Ben"))
                : null,
            null);
    past.add(PastRelease.of(Release.open(releases.write(draft, tables, Map.of()))));
  }

  /** What an outsider gets out of everything published so far. */
  AttackReport attack() {
    return Attacker.attack(releases.folders());
  }
}
