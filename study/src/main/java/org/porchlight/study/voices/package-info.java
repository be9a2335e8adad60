/** What residents say, as staff see it: read, given to an agency, answered, and acted on. */
@NullMarked
package org.porchlight.study.voices;

import org.jspecify.annotations.NullMarked;
