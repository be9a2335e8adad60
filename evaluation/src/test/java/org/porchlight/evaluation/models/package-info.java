@NullMarked
package org.porchlight.evaluation.models;

import org.jspecify.annotations.NullMarked;
