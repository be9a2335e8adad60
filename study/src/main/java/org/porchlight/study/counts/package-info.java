/** Counts of persons without any person: bands, concentration and the link run they come from. */
@NullMarked
package org.porchlight.study.counts;

import org.jspecify.annotations.NullMarked;
