/** Pages on the hub itself: how people are protected, all data, accessibility, words. */
@NullMarked
package org.porchlight.hub.about;

import org.jspecify.annotations.NullMarked;
