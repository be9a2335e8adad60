/**
 * Where is it? Coordinates of any system as degrees, the areas that residents know, and addresses
 * as they were written.
 */
@NullMarked
package org.porchlight.records.places;

import org.jspecify.annotations.NullMarked;
