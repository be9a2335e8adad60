/**
 * Persons out of any CSV files, without a city: what the operator says about columns, how files are
 * read, and the file that says which row is which person.
 */
@NullMarked
package org.porchlight.cli.dedupe;

import org.jspecify.annotations.NullMarked;
