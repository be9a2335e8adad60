package org.porchlight.workspace.frame;

import org.porchlight.webkit.language.Phrase;

/**
 * One of several things a page can show.
 *
 * @param id as it stands in addresses and forms
 * @param link the page that shows it
 * @param current whether it is shown now
 */
public record Choice(String id, Phrase name, String link, boolean current) {}
