/** What the operator sets. */
@NullMarked
package org.porchlight.workspace.settings;

import org.jspecify.annotations.NullMarked;
