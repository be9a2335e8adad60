/** The released cells for programs: lists, filters, formats, and a description of them all. */
@NullMarked
package org.porchlight.hub.api;

import org.jspecify.annotations.NullMarked;
