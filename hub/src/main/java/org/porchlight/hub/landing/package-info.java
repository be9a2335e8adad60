/** The first page: what the hub is, find your place, one tile for each topic. */
@NullMarked
package org.porchlight.hub.landing;

import org.jspecify.annotations.NullMarked;
