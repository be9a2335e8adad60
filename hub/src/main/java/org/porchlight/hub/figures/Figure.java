package org.porchlight.hub.figures;

import java.util.Optional;
import org.porchlight.webkit.language.Phrase;

/**
 * A picture, its title and its table.
 *
 * @param id unique on its page, safe in an address
 * @param title what is drawn: measure, place and time
 * @param svg made by our own renderer, which escapes all its text
 * @param note what a reader could get wrong about this picture
 * @param open whether the table stands beside the picture instead of behind a summary line
 */
public record Figure(
    String id, Phrase title, String svg, DataTable table, Optional<Phrase> note, boolean open) {}
