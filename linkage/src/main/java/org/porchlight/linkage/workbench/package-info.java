/**
 * The tools that every room borrows and that know nothing of persons: odds and hashes in bits,
 * sorting by keys, joining by union and find, threads, and memory for answers that come again.
 */
@NullMarked
package org.porchlight.linkage.workbench;

import org.jspecify.annotations.NullMarked;
