/**
 * How do numbers come out? Brings the sources in, counts by area, period and type, lets the
 * disclosure compiler decide, and writes the release. The only place where records and the public
 * format meet.
 */
@NullMarked
package org.porchlight.pipeline;

import org.jspecify.annotations.NullMarked;
