/** Releases on their way out: what one would bring, and who lets it out. */
@NullMarked
package org.porchlight.workspace.releases;

import org.jspecify.annotations.NullMarked;
