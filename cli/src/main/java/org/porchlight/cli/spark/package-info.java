/** Starts Spark as a process of its own, with a class path of its own. */
@NullMarked
package org.porchlight.cli.spark;

import org.jspecify.annotations.NullMarked;
