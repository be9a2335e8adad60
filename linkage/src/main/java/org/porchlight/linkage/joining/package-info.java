/** Which groups of entries are one person, given the weights of pairs and what was decided? */
@NullMarked
package org.porchlight.linkage.joining;

import org.jspecify.annotations.NullMarked;
