/**
 * Who is who, for more records than one machine holds: the steps of {@code
 * org.porchlight.linkage.stages.Stages} spread over a Spark cluster, Parquet in and Parquet out,
 * with the same answers as the embedded engine.
 *
 * <p>Records, blocks and pairs stay where they are and travel only by shuffle. What every machine
 * gets is small: the census, the model, a sample's numbers.
 */
@NullMarked
package org.porchlight.linkage.spark;

import org.jspecify.annotations.NullMarked;
