package org.porchlight.workspace.frame;

import org.porchlight.webkit.language.Phrase;

/** One line about what a page shows: definition, date, source. */
public record Fact(Phrase name, Phrase content) {}
