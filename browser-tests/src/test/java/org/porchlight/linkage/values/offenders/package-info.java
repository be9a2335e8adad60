/** Classes that break a rule of the house on purpose. */
@NullMarked
package org.porchlight.linkage.values.offenders;

import org.jspecify.annotations.NullMarked;
