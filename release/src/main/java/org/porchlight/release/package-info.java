/**
 * The published format: what a release holds, how it is written and how it is read.
 *
 * <p>A release is one folder that anyone may copy. It holds {@code manifest.json}, one JSON and one
 * CSV file per table, and one GeoJSON file per area layer. Nothing in it describes a person. The
 * format is described for outsiders in {@code docs/reference/release-format.md}.
 */
@NullMarked
package org.porchlight.release;

import org.jspecify.annotations.NullMarked;
