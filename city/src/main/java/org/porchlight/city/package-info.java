/**
 * What this city has decided: the city folder, read and checked as a whole. Every problem in it is
 * reported at once, with file, line and the nearest known name.
 */
@NullMarked
package org.porchlight.city;

import org.jspecify.annotations.NullMarked;
