/**
 * What is a name made of, how does it sound, and is it another form of that one? English and
 * Spanish alike.
 */
@NullMarked
package org.porchlight.linkage.names;

import org.jspecify.annotations.NullMarked;
