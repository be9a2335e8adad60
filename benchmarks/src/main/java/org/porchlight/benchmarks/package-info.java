/** Speed and memory, measured on made-up data in processes of their own. */
@NullMarked
package org.porchlight.benchmarks;

import org.jspecify.annotations.NullMarked;
