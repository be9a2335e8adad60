/** Journeys through the product in a real browser, and what they stand on. */
@NullMarked
package org.porchlight.journeys;

import org.jspecify.annotations.NullMarked;
