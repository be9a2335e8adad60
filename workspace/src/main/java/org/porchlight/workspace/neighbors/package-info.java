/** How many neighbors are met how often: bands and concentration. */
@NullMarked
package org.porchlight.workspace.neighbors;

import org.jspecify.annotations.NullMarked;
