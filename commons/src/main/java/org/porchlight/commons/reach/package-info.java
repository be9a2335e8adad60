/** How often pages are read. */
@NullMarked
package org.porchlight.commons.reach;

import org.jspecify.annotations.NullMarked;
