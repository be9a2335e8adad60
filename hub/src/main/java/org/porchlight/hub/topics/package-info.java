/** One page for each thing that residents ask about. */
@NullMarked
package org.porchlight.hub.topics;

import org.jspecify.annotations.NullMarked;
