/**
 * The way of a link run into the study, for the owner of the schema: everything appears in one
 * moment, or nothing does.
 */
@NullMarked
package org.porchlight.study.load;

import org.jspecify.annotations.NullMarked;
