/** Any released numbers, chosen by measure, place, period and split; the address is the choice. */
@NullMarked
package org.porchlight.hub.explore;

import org.jspecify.annotations.NullMarked;
