/**
 * Who comes in: the sign-in page, the cookie that stands for a session, and the rules around both.
 */
@NullMarked
package org.porchlight.workspace.signin;

import org.jspecify.annotations.NullMarked;
