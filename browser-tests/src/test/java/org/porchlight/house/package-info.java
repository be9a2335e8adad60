/** Rules that span modules, each with a test that it bites, and the tests of documents. */
@NullMarked
package org.porchlight.house;

import org.jspecify.annotations.NullMarked;
