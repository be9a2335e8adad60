/** Did a program help? From the linked records of the study to what can be said, and no name. */
@NullMarked
package org.porchlight.pipeline.programs;

import org.jspecify.annotations.NullMarked;
