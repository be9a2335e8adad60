/**
 * What do the records say, each distinct row of normalised values once, and how often does each
 * value occur among persons?
 */
@NullMarked
package org.porchlight.linkage.entries;

import org.jspecify.annotations.NullMarked;
