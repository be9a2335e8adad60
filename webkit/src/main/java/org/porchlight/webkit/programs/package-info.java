/** What can be said of a program, in sentences and a picture; both doors say it alike. */
@NullMarked
package org.porchlight.webkit.programs;

import org.jspecify.annotations.NullMarked;
