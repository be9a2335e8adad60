/**
 * Small made-up studies for tests, and what each reader must see of them, worked out the plain way.
 */
@NullMarked
package org.porchlight.study.world;

import org.jspecify.annotations.NullMarked;
