/** Pages for printing: HTML to tagged PDF with a font of our own. */
@NullMarked
package org.porchlight.webkit.paper;

import org.jspecify.annotations.NullMarked;
