/** The first page: what this is, what the reader may see and why. */
@NullMarked
package org.porchlight.workspace.home;

import org.jspecify.annotations.NullMarked;
