/**
 * The steps of a run one by one, for an engine that spreads records over several machines. Open to
 * those on the class path only, and not meant for applications: what is here may change whenever
 * the engine does.
 */
@NullMarked
package org.porchlight.linkage.stages;

import org.jspecify.annotations.NullMarked;
