package org.porchlight.records.reading;

/**
 * Where a row stands in the file as received.
 *
 * @param file its name, without folders
 * @param row 1-based, counting the header, as a spreadsheet shows it
 */
record RowRef(String file, long row) {}
