/** What the operator sets: read once at start, all problems at once. */
@NullMarked
package org.porchlight.hub.settings;

import org.jspecify.annotations.NullMarked;
