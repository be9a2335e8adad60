package org.porchlight.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.pipeline.Publication;
import org.porchlight.records.ImportResult;

/** What {@code --json} prints for the verbs that handle records. Seconds count from JVM start. */
final class Answers {
  private Answers() {}

  /**
   * Of {@code demo} and {@code run}.
   *
   * @param link null until records are linked
   * @param neighbors null until records are linked
   */
  record Whole(
      @JsonProperty("import") Imported imported,
      @Nullable Object link,
      @Nullable Object neighbors,
      Released release) {}

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
      long same,
      long rejected,
      @Nullable String report) {
    static SourceRows of(ImportResult result) {
      return new SourceRows(
          result.source(),
          result.rows(),
          result.fresh(),
          result.same(),
          result.rejected(),
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
      double seconds) {}
}
