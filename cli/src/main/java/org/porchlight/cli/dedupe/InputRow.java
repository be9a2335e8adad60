package org.porchlight.cli.dedupe;

import org.jspecify.annotations.Nullable;

/**
 * A row of the input that is not empty.
 *
 * @param file its place among the files
 * @param row counted from 1, the header included, as a spreadsheet shows it
 * @param key the row's own key; null where it has none
 * @param linked whether it is among the records; false when it was kept aside
 */
record InputRow(int file, long row, @Nullable String key, boolean linked) {}
