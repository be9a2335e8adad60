/**
 * Who is looking, what they may do, and the one way to read anything about people: a {@link
 * org.porchlight.study.access.Looks look}.
 */
@NullMarked
package org.porchlight.study.access;

import org.jspecify.annotations.NullMarked;
