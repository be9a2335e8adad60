/**
 * What the city folder says about the city, its agencies and its sources, as the study keeps it.
 */
@NullMarked
package org.porchlight.study.notes;

import org.jspecify.annotations.NullMarked;
