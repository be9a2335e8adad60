/** Classes that break a rule of the house on purpose. */
@NullMarked
package org.porchlight.pipeline.offenders.two;

import org.jspecify.annotations.NullMarked;
