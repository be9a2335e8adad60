/** The city's plan, as the commons schema holds it. */
@NullMarked
package org.porchlight.hub.plan;

import org.jspecify.annotations.NullMarked;
