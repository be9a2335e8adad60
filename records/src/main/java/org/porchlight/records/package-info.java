/**
 * What did the agencies send? Reads a source's file, checks every row, and keeps both the file and
 * the rows in the lake: encrypted batches that never change. Bad rows are kept aside with a reason
 * and reported to the source's owner by place and rule, never by value.
 */
@NullMarked
package org.porchlight.records;

import org.jspecify.annotations.NullMarked;
