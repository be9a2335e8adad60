/** Classes that break a rule of the house on purpose. */
@NullMarked
package org.porchlight.pipeline.offenders.one;

import org.jspecify.annotations.NullMarked;
