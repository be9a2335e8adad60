/**
 * Looks at any file and drafts a source of a city folder from it. Names of columns, shapes and
 * counts are said; a value is said only where it is a code of a short list that came three times or
 * more, and never one of a column that may speak of a person.
 */
@NullMarked
package org.porchlight.records.profile;

import org.jspecify.annotations.NullMarked;
