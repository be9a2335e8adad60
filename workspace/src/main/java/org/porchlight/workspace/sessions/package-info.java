/**
 * Listening sessions: planned, held with phones and paper, shown on a room's screen, written up.
 */
@NullMarked
package org.porchlight.workspace.sessions;

import org.jspecify.annotations.NullMarked;
