/** Evaluators from outside: the privacy officer licenses, the evaluator takes a package away. */
@NullMarked
package org.porchlight.workspace.outside;

import org.jspecify.annotations.NullMarked;
