/**
 * The {@code porchlight} command: its verbs, what they print, and how they end. Standard output
 * holds at most one JSON object; everything for people goes to standard error.
 */
@NullMarked
package org.porchlight.cli;

import org.jspecify.annotations.NullMarked;
