/** Classes that break a rule of the house on purpose. */
@NullMarked
package org.porchlight.webkit.offenders;

import org.jspecify.annotations.NullMarked;
