/** Releases on their way out: who proposed, who approved, what became of them. */
@NullMarked
package org.porchlight.study.releases;

import org.jspecify.annotations.NullMarked;
