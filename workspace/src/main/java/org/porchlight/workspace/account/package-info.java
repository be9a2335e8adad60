/** The reader's own account: language, password. */
@NullMarked
package org.porchlight.workspace.account;

import org.jspecify.annotations.NullMarked;
