/** What a text gives away that nobody should publish, and when its writer may be in danger. */
@NullMarked
package org.porchlight.webkit.screening;

import org.jspecify.annotations.NullMarked;
