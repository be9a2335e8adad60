/** What was found of programs: usual, seen, and what could have been noticed. */
@NullMarked
package org.porchlight.workspace.programs;

import org.jspecify.annotations.NullMarked;
