/**
 * From contacts to help: whom the panel takes in, what a person agrees to share, and the care that
 * follows. What a reader sees here is decided by the policies of the schema, at each read.
 */
@NullMarked
package org.porchlight.study.care;

import org.jspecify.annotations.NullMarked;
