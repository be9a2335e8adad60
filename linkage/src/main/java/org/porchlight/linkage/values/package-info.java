/**
 * What do dates, places and texts mean, and how alike are two of them? One value or two, never a
 * column of them.
 */
@NullMarked
package org.porchlight.linkage.values;

import org.jspecify.annotations.NullMarked;
