/** The city's plan: what is reported about it, what waits for a second person, and what is late. */
@NullMarked
package org.porchlight.workspace.plan;

import org.jspecify.annotations.NullMarked;
