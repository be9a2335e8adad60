/**
 * How do two entries relate, thing by thing? Each comparison names a level; all levels of a pair
 * are its pattern.
 */
@NullMarked
package org.porchlight.linkage.comparing;

import org.jspecify.annotations.NullMarked;
