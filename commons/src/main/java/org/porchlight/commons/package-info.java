/**
 * What residents and staff share, in PostgreSQL schema {@code commons}: the plan for now. Nothing
 * here comes from a person's record. The public server reads it as a role that can do nothing else.
 */
@NullMarked
package org.porchlight.commons;

import org.jspecify.annotations.NullMarked;
