/** What does a value look like to somebody who may compare it, but not read it? */
@NullMarked
package org.porchlight.linkage.encoding;

import org.jspecify.annotations.NullMarked;
