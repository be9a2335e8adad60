/** What does a report say of a run? */
@NullMarked
package org.porchlight.linkage.reporting;

import org.jspecify.annotations.NullMarked;
