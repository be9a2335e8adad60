/**
 * What residents say, as the public server sees it: handed in, and read once staff published it.
 */
@NullMarked
package org.porchlight.commons.voices;

import org.jspecify.annotations.NullMarked;
