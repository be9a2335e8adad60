/** How long is a record kept, who may have it, and how is it erased so that it stays erased? */
@NullMarked
package org.porchlight.records.custody;

import org.jspecify.annotations.NullMarked;
