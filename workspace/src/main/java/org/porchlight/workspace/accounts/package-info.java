/** Accounts, for administrators. */
@NullMarked
package org.porchlight.workspace.accounts;

import org.jspecify.annotations.NullMarked;
