/**
 * From records to persons: who is named in the lake, who is who, and how many contacts people have.
 */
@NullMarked
package org.porchlight.pipeline.link;

import org.jspecify.annotations.NullMarked;
