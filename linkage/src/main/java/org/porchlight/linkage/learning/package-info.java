/**
 * How often does each level occur among matches and among strangers, and from which weight on is a
 * pair a link? Found without labels, or with a few.
 */
@NullMarked
package org.porchlight.linkage.learning;

import org.jspecify.annotations.NullMarked;
