/** Which published numbers a later release changed, and what they were before. */
@NullMarked
package org.porchlight.hub.corrections;

import org.jspecify.annotations.NullMarked;
