package org.porchlight.records;

import java.nio.file.Path;
import java.util.Optional;
import org.porchlight.records.lake.Batch;

/**
 * What became of one source.
 *
 * @param source its id
 * @param rows in the file, the header not counted
 * @param fresh rows that were not in the batch before, or differ from it
 * @param same rows that were there already
 * @param rejected rows kept aside with a reason
 * @param batch the batch that is current now
 * @param report the issue report as HTML, its CSV beside it; empty when the file was known already
 * @param overLimit whether more rows were rejected than the source's limit allows
 */
public record ImportResult(
    String source,
    long rows,
    long fresh,
    long same,
    long rejected,
    Batch batch,
    Optional<Path> report,
    boolean overLimit) {}
