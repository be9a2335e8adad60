/** Classes that break a rule of the house on purpose. */
@NullMarked
package org.porchlight.study.offenders;

import org.jspecify.annotations.NullMarked;
