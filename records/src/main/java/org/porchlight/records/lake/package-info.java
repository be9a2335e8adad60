/** What was received and what was read of it, in encrypted batches that never change. */
@NullMarked
package org.porchlight.records.lake;

import org.jspecify.annotations.NullMarked;
