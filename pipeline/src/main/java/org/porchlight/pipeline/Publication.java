package org.porchlight.pipeline;

import java.util.List;
import java.util.Map;
import org.porchlight.release.Manifest;
import org.porchlight.release.Notice;
import org.porchlight.study.releases.ProposalFacts.Refused;
import org.porchlight.study.releases.ProposalFacts.Why;

/**
 * What came of publishing.
 *
 * @param id the release written; of an unchanged one, the newest; of a dry run, what it would be;
 *     empty when it was stopped
 * @param outcome whether a release was written
 * @param cells shown and hidden together
 * @param hidden how many are hidden
 * @param tables each table in the release
 * @param refusals one sentence for each table that is not in it, and why
 * @param notReady of these, those that say what is not ready
 * @param refused what the compiler refused
 * @param why by table: how many numbers are hidden for which reason; never to be published
 * @param notices what is wrong with sources
 * @param notes one sentence for each thing that had to be mended in the files of areas
 * @param seconds wall time of measuring, deciding and writing
 */
public record Publication(
    String id,
    Outcome outcome,
    long cells,
    long hidden,
    List<TableResult> tables,
    List<String> refusals,
    List<String> notReady,
    List<Refused> refused,
    Map<String, Map<Why, Long>> why,
    List<Notice> notices,
    List<String> notes,
    double seconds) {

  public Publication {
    notReady = List.copyOf(notReady);
    refused = List.copyOf(refused);
    why = Map.copyOf(why);
    tables = List.copyOf(tables);
    refusals = List.copyOf(refusals);
    notices = List.copyOf(notices);
    notes = List.copyOf(notes);
  }

  /** Whether a release was written. */
  public enum Outcome {
    /** A new release stands in the releases folder. */
    WRITTEN,
    /** Records, rules and catalogue are those of the newest release; nothing was written. */
    UNCHANGED,
    /** It stands among the proposals, and waits for a second person. */
    PROPOSED,
    /** Nothing was to be written. */
    DRY_RUN,
    /** A source is late or has a hole; the newest release stays, with a notice. */
    STOPPED
  }

  /** One table of the release. */
  public record TableResult(String id, long cells, long hidden) {}

  /** Nothing was decided: a source is late or has a hole. */
  static Publication stopped(List<Notice> notices, double seconds) {
    return new Publication(
        "",
        Outcome.STOPPED,
        0,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        notices,
        List.of(),
        seconds);
  }

  /** The audit's cells and hidden, as the manifest has them. */
  static Publication of(
      Manifest manifest,
      Outcome outcome,
      List<TableResult> tables,
      List<String> refusals,
      List<Notice> notices,
      List<String> notes,
      double seconds) {
    return new Publication(
        manifest.id(),
        outcome,
        manifest.audit().cells(),
        manifest.audit().hidden(),
        tables,
        refusals,
        List.of(),
        List.of(),
        Map.of(),
        notices,
        notes,
        seconds);
  }

  /** The same, with what only staff may know of it. */
  Publication withInside(
      List<String> unready, List<Refused> tablesRefused, Map<String, Map<Why, Long>> reasons) {
    return new Publication(
        id,
        outcome,
        cells,
        hidden,
        tables,
        refusals,
        unready,
        tablesRefused,
        reasons,
        notices,
        notes,
        seconds);
  }
}
