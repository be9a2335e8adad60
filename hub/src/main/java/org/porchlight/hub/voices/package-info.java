/** What residents say to the city, what others asked, and what came of it. */
@NullMarked
package org.porchlight.hub.voices;

import org.jspecify.annotations.NullMarked;
