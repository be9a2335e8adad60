/** What every page shares: layout, language, rendering, headers, error pages. */
@NullMarked
package org.porchlight.workspace.frame;

import org.jspecify.annotations.NullMarked;
