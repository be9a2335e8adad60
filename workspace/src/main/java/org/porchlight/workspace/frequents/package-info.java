/** Frequent numbers and frequent places. */
@NullMarked
package org.porchlight.workspace.frequents;

import org.jspecify.annotations.NullMarked;
