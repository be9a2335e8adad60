/**
 * What could an outsider prove? Reads published folders and pages as a stranger would, with parsers
 * and arithmetic of its own: it shares no code with the compiler whose work it doubts.
 */
@NullMarked
package org.porchlight.attacker;

import org.jspecify.annotations.NullMarked;
