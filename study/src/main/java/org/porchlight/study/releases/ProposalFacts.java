package org.porchlight.study.releases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;

/**
 * What a proposed release would bring.
 *
 * @param before the release that it would follow; null for the first
 * @param cells numbers, shown and hidden
 * @param hidden how many are hidden
 * @param hiddenByAudit of these, how many only because the audit asked for it
 * @param worstWidth the narrowest interval an outsider can prove for a hidden count; null when
 *     nothing is hidden
 * @param recovered hidden numbers that the attacker worked out, with all earlier releases at hand
 * @param restates why months published before may change; null when none does
 * @param tables every table of this release or of the one before
 * @param leftOut one sentence for each table that may not be published, and why
 * @param pages addresses of the hub's pages that would change, without the language
 */
public record ProposalFacts(
    @Nullable String before,
    long cells,
    long hidden,
    long hiddenByAudit,
    @Nullable Long worstWidth,
    long recovered,
    @Nullable LocalText restates,
    List<TableChange> tables,
    List<String> leftOut,
    List<String> pages) {
  public ProposalFacts {
    tables = List.copyOf(tables);
    leftOut = List.copyOf(leftOut);
    pages = List.copyOf(pages);
  }

  /**
   * One table.
   *
   * @param kind whether it comes, stays or goes
   * @param cells numbers, shown and hidden; of one that goes, those it had
   * @param hidden how many are hidden
   * @param fresh numbers for periods, areas or types that the release before did not have
   * @param moved numbers that were published before and are others now, a hidden one included
   */
  public record TableChange(
      String id, LocalText title, Kind kind, long cells, long hidden, long fresh, long moved) {}

  /** Whether a table comes, stays or goes. */
  public enum Kind {
    COMES,
    STAYS,
    GOES
  }
}
