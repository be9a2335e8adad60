package org.porchlight.webkit.findings;

import java.util.Optional;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;

/**
 * What one kind of a table says about one place.
 *
 * @param headline one sentence
 * @param number the newest number, or the words that stand for it
 * @param hidden whether the number is not shown
 * @param unit what the number counts and when
 * @param detail the numbers behind the headline, when it does not hold them itself
 * @param period the period spoken of
 */
public record Finding(
    Phrase headline,
    Phrase number,
    boolean hidden,
    Phrase unit,
    Optional<Phrase> detail,
    Timespan period) {}
