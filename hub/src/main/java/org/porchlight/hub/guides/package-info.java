/** Guides to tables and sources: what is counted, what is not. */
@NullMarked
package org.porchlight.hub.guides;

import org.jspecify.annotations.NullMarked;
