/** Work that goes on side by side. */
@NullMarked
package org.porchlight.records.work;

import org.jspecify.annotations.NullMarked;
