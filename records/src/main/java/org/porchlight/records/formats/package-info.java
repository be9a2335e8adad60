/** Files of any format as rows of texts, in the order and with the row numbers of the file. */
@NullMarked
package org.porchlight.records.formats;

import org.jspecify.annotations.NullMarked;
