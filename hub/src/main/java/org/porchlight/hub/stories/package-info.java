/** Stories with numbers of the release in them. */
@NullMarked
package org.porchlight.hub.stories;

import org.jspecify.annotations.NullMarked;
