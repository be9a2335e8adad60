/** Statements inside one transaction, and errors that say no value. */
@NullMarked
package org.porchlight.study.sql;

import org.jspecify.annotations.NullMarked;
