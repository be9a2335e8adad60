/**
 * A made-up city whose truth is known: Avelmere on the river Linnow, its people, its places and the
 * files its agencies would send. The same people, years and seed give the same bytes on every
 * machine.
 */
@NullMarked
package org.porchlight.synthetic;

import org.jspecify.annotations.NullMarked;
