/** Records of open types on a map, and the same records as a list. */
@NullMarked
package org.porchlight.hub.incidents;

import org.jspecify.annotations.NullMarked;
