/** What is new, for programs that ask from time to time: a feed for each topic and place. */
@NullMarked
package org.porchlight.hub.feeds;

import org.jspecify.annotations.NullMarked;
