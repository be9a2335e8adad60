/** Lists of neighbors, and one neighbor's journey. */
@NullMarked
package org.porchlight.workspace.people;

import org.jspecify.annotations.NullMarked;
