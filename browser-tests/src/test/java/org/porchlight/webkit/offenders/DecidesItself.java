package org.porchlight.webkit.offenders;

import org.porchlight.disclosure.TrueCell;

/** A picture must not know a true number. */
public record DecidesItself(TrueCell cell) {}
