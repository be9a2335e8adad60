/** How the sources stand: freshness, deliveries, issues, and what their codes stand for. */
@NullMarked
package org.porchlight.workspace.sources;

import org.jspecify.annotations.NullMarked;
