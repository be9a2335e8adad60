/** Who looked at what, for privacy officers. */
@NullMarked
package org.porchlight.workspace.trail;

import org.jspecify.annotations.NullMarked;
