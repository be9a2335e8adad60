/** Consent and care, held against what they promise. */
@NullMarked
package org.porchlight.study.care;

import org.jspecify.annotations.NullMarked;
