/** Recognisable personal values, planted in a small city and searched for everywhere. */
@NullMarked
package org.porchlight.canary;

import org.jspecify.annotations.NullMarked;
