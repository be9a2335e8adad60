/** Evaluators from outside: what they may have, under which license. */
@NullMarked
package org.porchlight.study.outside;

import org.jspecify.annotations.NullMarked;
