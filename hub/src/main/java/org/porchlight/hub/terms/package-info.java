/** Words that are explained where a reader first meets them. */
@NullMarked
package org.porchlight.hub.terms;

import org.jspecify.annotations.NullMarked;
