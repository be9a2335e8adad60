/**
 * Listening sessions: which ones there are, what was heard, and the page that a phone in the room
 * shows.
 */
@NullMarked
package org.porchlight.hub.sessions;

import org.jspecify.annotations.NullMarked;
