/**
 * Who is who? Records of many sources to persons, with match weights one can read.
 *
 * <p>Start with {@link org.porchlight.linkage.Records} (rows with roles), hand them to {@link
 * org.porchlight.linkage.Linker} and read the {@link org.porchlight.linkage.LinkResult}. The terms
 * of the Fellegi–Sunter theory are used exactly: <em>m</em>, <em>u</em>, <em>match weight</em> in
 * bits, and λ, the share of record pairs that are one person. {@code docs/linkage.md} explains
 * them.
 */
@NullMarked
package org.porchlight.linkage;

import org.jspecify.annotations.NullMarked;
