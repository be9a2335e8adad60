package org.porchlight.disclosure;

import java.util.List;
import java.util.Map;
import org.porchlight.release.Manifest;
import org.porchlight.release.ReleasedTable;

/**
 * Everything that was decided about a catalogue.
 *
 * @param decisions by table id, in the catalogue's order
 * @param audit what the manifest says of the check
 */
public record Compilation(Map<String, ReleaseDecision> decisions, Manifest.AuditNote audit) {
  public Compilation {
    decisions = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(decisions));
  }

  /** Whether a table was refused because earlier releases gave other numbers for the same. */
  public boolean contradictsThePast() {
    return decisions.values().stream()
        .anyMatch(
            decision ->
                decision instanceof ReleaseDecision.Refused(var reasons)
                    && reasons.stream()
                        .anyMatch(ReleaseDecision.RefusalReason.Restated.class::isInstance));
  }

  /** The tables that may be published, in the catalogue's order. */
  public List<ReleasedTable> tables() {
    return decisions.values().stream()
        .flatMap(
            decision ->
                switch (decision) {
                  case ReleaseDecision.Released(ReleasedTable table) ->
                      java.util.stream.Stream.of(table);
                  case ReleaseDecision.Suppressed(ReleasedTable table, long _) ->
                      java.util.stream.Stream.of(table);
                  case ReleaseDecision.Refused _ -> java.util.stream.Stream.<ReleasedTable>empty();
                })
        .toList();
  }
}
