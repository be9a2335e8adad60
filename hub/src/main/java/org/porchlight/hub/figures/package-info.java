/** Released tables as figures: a finding, a picture, its equal twin in a table. */
@NullMarked
package org.porchlight.hub.figures;

import org.jspecify.annotations.NullMarked;
