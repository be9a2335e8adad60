/** What residents say, and what the team makes of it. */
@NullMarked
package org.porchlight.workspace.voices;

import org.jspecify.annotations.NullMarked;
