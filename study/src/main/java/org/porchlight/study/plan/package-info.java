/**
 * The city's plan as staff keep it: what is reported of it, by whom it is due, and what is late.
 */
@NullMarked
package org.porchlight.study.plan;

import org.jspecify.annotations.NullMarked;
