/** Listening sessions, as staff hold them and as they are published. */
@NullMarked
package org.porchlight.study.sessions;

import org.jspecify.annotations.NullMarked;
