/** Classes that break a rule of the house on purpose. */
@NullMarked
package org.porchlight.workspace.offenders;

import org.jspecify.annotations.NullMarked;
