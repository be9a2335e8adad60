/**
 * How the sources stand: what was delivered, what was wrong with it, and what staff decided about
 * codes. Nothing here is about a person.
 */
@NullMarked
package org.porchlight.study.sources;

import org.jspecify.annotations.NullMarked;
