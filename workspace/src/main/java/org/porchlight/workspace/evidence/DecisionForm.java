package org.porchlight.workspace.evidence;

import java.util.Optional;
import org.porchlight.webkit.language.Phrase;

/**
 * The form that asks whether two records are one person's.
 *
 * @param address where it goes
 * @param left the number of the one record
 * @param right of the other
 * @param run the link run that these numbers are of; after another run the form no longer holds
 * @param reason as it was typed
 * @param problem why the form is shown again
 */
public record DecisionForm(
    String address, int left, int right, long run, String reason, Optional<Phrase> problem) {}
