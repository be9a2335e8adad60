/** One printed page about a place. */
@NullMarked
package org.porchlight.hub.handout;

import org.jspecify.annotations.NullMarked;
