/**
 * Listening sessions as everybody may see them, and the way in for what a phone in the room says.
 */
@NullMarked
package org.porchlight.commons.sessions;

import org.jspecify.annotations.NullMarked;
