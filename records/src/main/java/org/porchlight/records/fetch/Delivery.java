package org.porchlight.records.fetch;

import java.nio.file.Path;

/**
 * One file to import.
 *
 * @param file where it lies: in the scratch folder, or, for a drop folder, where the agency put it
 * @param name what it is called in reports, as {@code crimes.json}
 * @param rows how many it has; -1 when nobody counted, as of files
 * @param duplicates rows left out because a page before had the same object id
 * @param after what to remember once this file stands in the lake, and not before
 */
public record Delivery(Path file, String name, long rows, long duplicates, FetchState after) {}
