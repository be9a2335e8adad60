/**
 * What a table says, in one sentence: readings of released cells, and findings made of them.
 *
 * <p>Every number in a finding is a released cell, or is worked out from released cells and known
 * populations alone. Small differences are called "about the same". Areas are never ranked.
 */
@NullMarked
package org.porchlight.webkit.findings;

import org.jspecify.annotations.NullMarked;
