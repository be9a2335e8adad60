/**
 * Did it help? People picked at their worst get better with no help at all, so what was seen stands
 * beside what usually happens, and beside what so few people could have shown. A pure library: no
 * clock, no files, no database; days are counted from 1970-01-01, and every draw has its seed.
 */
@NullMarked
package org.porchlight.evaluation;

import org.jspecify.annotations.NullMarked;
