/** How often pages are read, and never by whom. */
@NullMarked
package org.porchlight.hub.reach;

import org.jspecify.annotations.NullMarked;
