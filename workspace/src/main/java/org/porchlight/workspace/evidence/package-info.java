/** Why two records are taken for one person's, or not, and what staff decide about it. */
@NullMarked
package org.porchlight.workspace.evidence;

import org.jspecify.annotations.NullMarked;
