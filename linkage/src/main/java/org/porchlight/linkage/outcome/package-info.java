/**
 * What does a finished run know, and how sure is it? Explanations, ties, near misses, other ways to
 * see the same records, and counts of people with their intervals.
 */
@NullMarked
package org.porchlight.linkage.outcome;

import org.jspecify.annotations.NullMarked;
