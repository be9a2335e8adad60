/**
 * Persons as the reader's agency may see them: lists, journeys, evidence, decisions, frequent
 * numbers and places. Every value here may identify somebody; no record of this package prints one.
 */
@NullMarked
package org.porchlight.study.people;

import org.jspecify.annotations.NullMarked;
