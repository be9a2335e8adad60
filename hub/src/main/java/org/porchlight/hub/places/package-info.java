/** The index of places and one page for each. */
@NullMarked
package org.porchlight.hub.places;

import org.jspecify.annotations.NullMarked;
