/**
 * Models beside the do-nothing expectation: rates, a matched comparison, a city's monthly totals
 * before and after a change, and a city made of others. Where a model cannot be trusted it says why
 * instead of giving a number, and no number is ever NaN. Sources stand at each type; equality with
 * R is held by golden files.
 */
@NullMarked
package org.porchlight.evaluation.models;

import org.jspecify.annotations.NullMarked;
