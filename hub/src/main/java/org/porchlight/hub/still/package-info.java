/** The whole hub as files for any web host. */
@NullMarked
package org.porchlight.hub.still;

import org.jspecify.annotations.NullMarked;
