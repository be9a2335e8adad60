/**
 * Rows of texts into rows of standard fields, by the source's mapping. What cannot be read is told
 * by row, column and rule, never by value.
 */
@NullMarked
package org.porchlight.records.reading;

import org.jspecify.annotations.NullMarked;
