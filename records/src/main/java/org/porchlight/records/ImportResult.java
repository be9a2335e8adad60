package org.porchlight.records;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.porchlight.records.lake.Batch;

/**
 * What became of one delivery.
 *
 * @param source its id
 * @param rows in the file, the header not counted
 * @param fresh records that were not known
 * @param changed records that say something else than before
 * @param same records that were known and say the same
 * @param gone records that counted until now and count no longer
 * @param rejected rows kept aside with a reason
 * @param batch the batch it made
 * @param report the issue report as HTML, its CSV beside it; empty when the file was known already
 */
public record ImportResult(
    String source,
    long rows,
    long fresh,
    long changed,
    long same,
    long gone,
    long rejected,
    Batch batch,
    Optional<Path> report) {

  static ImportResult of(Batch batch, Path report) {
    return new ImportResult(
        batch.source(),
        batch.rows(),
        batch.fresh(),
        batch.changed(),
        batch.same(),
        batch.gone(),
        batch.rejected(),
        batch,
        Optional.of(report));
  }

  /** The file made this batch before; nothing changes. */
  static ImportResult known(Batch batch) {
    return new ImportResult(
        batch.source(),
        batch.rows(),
        0,
        0,
        batch.accepted(),
        0,
        batch.rejected(),
        batch,
        Optional.empty());
  }

  /** Rows left out because their records were erased earlier. */
  public long erased() {
    return report.isEmpty()
        ? 0
        : batch.issues().stream()
            .filter(issue -> issue.rule().equals("erased"))
            .mapToLong(Batch.IssueCount::count)
            .sum();
  }

  /** Why the delivery counts nowhere yet; empty when it counts. */
  public List<Batch.Held> held() {
    return batch.held();
  }
}
