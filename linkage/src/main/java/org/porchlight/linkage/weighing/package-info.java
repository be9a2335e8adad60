/** What are levels worth in bits, and when may a pair not be one person whatever they are worth? */
@NullMarked
package org.porchlight.linkage.weighing;

import org.jspecify.annotations.NullMarked;
