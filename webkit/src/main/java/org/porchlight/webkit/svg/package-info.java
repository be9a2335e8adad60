/**
 * What charts and maps share: writing SVG text, escaping it, and guessing how wide words will be.
 */
@NullMarked
package org.porchlight.webkit.svg;

import org.jspecify.annotations.NullMarked;
