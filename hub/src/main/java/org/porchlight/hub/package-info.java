/** The public server. */
@NullMarked
package org.porchlight.hub;

import org.jspecify.annotations.NullMarked;
