/**
 * The database that residents' and staff's words live in: a PostgreSQL of our own under the data
 * home, or a server the city runs.
 */
@NullMarked
package org.porchlight.cli.database;

import org.jspecify.annotations.NullMarked;
