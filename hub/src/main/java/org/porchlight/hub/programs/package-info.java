/** Programs for people: usual, seen, and what could have been noticed. */
@NullMarked
package org.porchlight.hub.programs;

import org.jspecify.annotations.NullMarked;
