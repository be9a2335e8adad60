/**
 * How the pages speak: messages by language, numbers, dates and periods as residents write them,
 * and phrases that know which of their words came from data and in which language they stand.
 */
@NullMarked
package org.porchlight.webkit.language;

import org.jspecify.annotations.NullMarked;
