/**
 * To whom do records belong that say little more than a name? They are shared out over the persons
 * that fuller records told of.
 */
@NullMarked
package org.porchlight.linkage.barenames;

import org.jspecify.annotations.NullMarked;
