/** Starts the restricted server, the team's door to the study. */
@NullMarked
package org.porchlight.workspace;

import org.jspecify.annotations.NullMarked;
