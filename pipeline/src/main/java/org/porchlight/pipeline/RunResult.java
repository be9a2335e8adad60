package org.porchlight.pipeline;

import java.util.List;
import java.util.Optional;
import org.porchlight.pipeline.link.LinkReport;
import org.porchlight.pipeline.programs.Judgements;
import org.porchlight.records.ImportResult;

/**
 * What one run did.
 *
 * @param imports one for each source, in the city's order
 * @param importSeconds wall time of all imports together
 * @param link empty when the city looks for no familiar neighbors, or nothing may be linked
 * @param programs what can be said of the city's programs
 * @param publication the release
 */
public record RunResult(
    List<ImportResult> imports,
    double importSeconds,
    Optional<LinkReport> link,
    Judgements programs,
    Publication publication) {
  public RunResult {
    imports = List.copyOf(imports);
  }

  /** Rows read from all sources, headers not counted. */
  public long rows() {
    return imports.stream().mapToLong(ImportResult::rows).sum();
  }

  /** Rows kept aside from all sources. */
  public long rejected() {
    return imports.stream().mapToLong(ImportResult::rejected).sum();
  }

  /** Whether a source had more bad rows than its limit allows (exit code 1). */
  public boolean isHeldBack() {
    return imports.stream().anyMatch(result -> !result.held().isEmpty());
  }
}
