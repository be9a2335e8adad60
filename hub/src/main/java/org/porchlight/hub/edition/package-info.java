/** One release as it stands in memory: opened, read, swapped when a newer one appears. */
@NullMarked
package org.porchlight.hub.edition;

import org.jspecify.annotations.NullMarked;
