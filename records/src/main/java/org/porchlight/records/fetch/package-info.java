/**
 * From where do records come by themselves? Servers, databases and folders that agencies publish,
 * each turned into local files that {@code formats} reads. Knows nothing of what a row means.
 */
@NullMarked
package org.porchlight.records.fetch;

import org.jspecify.annotations.NullMarked;
