/**
 * What can be read of a link run: one page without script, and one file for programs. Counts,
 * weights and record names; never a value of a record.
 */
@NullMarked
package org.porchlight.cli.runpage;

import org.jspecify.annotations.NullMarked;
