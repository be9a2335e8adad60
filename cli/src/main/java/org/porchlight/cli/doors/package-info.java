/** The servers that the command starts as processes of their own, each with its own class path. */
@NullMarked
package org.porchlight.cli.doors;

import org.jspecify.annotations.NullMarked;
