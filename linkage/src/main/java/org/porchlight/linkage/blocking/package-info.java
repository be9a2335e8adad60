/**
 * Which pairs are worth a look? Passes of keys, blocks that are cut where they are too large,
 * passes that are left out, and the scan over all that is left.
 */
@NullMarked
package org.porchlight.linkage.blocking;

import org.jspecify.annotations.NullMarked;
