package org.porchlight.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.pipeline.Publication;
import org.porchlight.pipeline.link.LinkReport;
import org.porchlight.records.ImportResult;

/** What {@code --json} prints for the verbs that handle records. Seconds count from JVM start. */
final class Answers {
  private Answers() {}

  /**
   * Of {@code demo} and {@code run}.
   *
   * @param link null when the city looks for no familiar neighbors, or nothing may be linked
   * @param neighbors null when there is no link
   */
  record Whole(
      @JsonProperty("import") Imported imported,
      @Nullable Linked link,
      @Nullable Neighbors neighbors,
      Released release) {}

  /**
   * Of {@code link}. Precision, recall and F1 are over all true pairs; null for a real city, whose
   * truth nobody knows.
   */
  record Linked(
      long records,
      long persons,
      long pairs,
      double seconds,
      @Nullable Double precision,
      @Nullable Double recall,
      @Nullable Double f1) {
    static Linked of(LinkReport report, double seconds) {
      LinkReport.Judgement judged = report.judgement().orElse(null);
      return new Linked(
          report.records(),
          report.persons(),
          report.pairs(),
          seconds,
          judged == null ? null : judged.precision(),
          judged == null ? null : judged.recall(),
          judged == null ? null : judged.f1());
    }
  }

  /** How many people have at least so many contacts with an agency, in so many days. */
  record Neighbors(String agency, int window, List<LinkReport.Band> bands) {
    static Neighbors of(LinkReport report) {
      return new Neighbors(report.agency(), report.windowDays(), report.bands());
    }
  }

  /** Of {@code link}, with what was left out by law. */
  record LinkRun(Linked link, Neighbors neighbors, Map<String, Long> leftOut) {}

  record Imported(long rows, long rejected, double seconds) {}

  /**
   * A release and what the attacker got out of all releases of this home.
   *
   * @param cells shown + hidden
   */
  record Released(String id, long cells, long hidden, long recovered, double seconds) {}

  /** Of {@code import}. */
  record Imports(@JsonProperty("import") Imported imported, List<SourceRows> sources) {}

  /** One source of {@code import}. */
  record SourceRows(
      String source,
      long rows,
      @JsonProperty("new") long fresh,
      long changed,
      long same,
      long gone,
      long rejected,
      long erased,
      List<String> held,
      @Nullable String report) {
    static SourceRows of(ImportResult result) {
      return new SourceRows(
          result.source(),
          result.rows(),
          result.fresh(),
          result.changed(),
          result.same(),
          result.gone(),
          result.rejected(),
          result.erased(),
          result.held().stream()
              .map(why -> why.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .toList(),
          result.report().map(Path::toString).orElse(null));
    }
  }

  /** Of {@code publish}. */
  record Published(
      String id,
      String outcome,
      long cells,
      long hidden,
      List<Publication.TableResult> tables,
      List<String> refused,
      List<Notice> notices,
      double seconds) {}

  /** One source that stands in the way of a release. */
  record Notice(String source, String kind, String since) {}
}
