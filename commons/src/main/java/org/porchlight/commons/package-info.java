/**
 * What residents and staff share, in PostgreSQL schema {@code commons}: the plan here, and what
 * residents say in {@code voices}. Nothing here comes from a person's record. The public server
 * reads what is public as a role that can hand messages in and do nothing else.
 */
@NullMarked
package org.porchlight.commons;

import org.jspecify.annotations.NullMarked;
