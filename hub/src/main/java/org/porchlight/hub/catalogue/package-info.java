/** What there is, in the words of data catalogues and search engines. */
@NullMarked
package org.porchlight.hub.catalogue;

import org.jspecify.annotations.NullMarked;
