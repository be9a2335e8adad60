/** Programs for people: when their judgement was registered, and the records it is made from. */
@NullMarked
package org.porchlight.study.programs;

import org.jspecify.annotations.NullMarked;
