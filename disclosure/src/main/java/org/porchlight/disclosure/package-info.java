/**
 * What may be shown: a closed catalogue of tables with their true numbers in, a {@link
 * org.porchlight.disclosure.ReleaseDecision} for each out. A pure library: no clock, no files, no
 * database, no web.
 */
@NullMarked
package org.porchlight.disclosure;

import org.jspecify.annotations.NullMarked;
