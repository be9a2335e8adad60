/** From contacts to help: the panel, consent, plans, the card for first responders, meetings. */
@NullMarked
package org.porchlight.workspace.care;

import org.jspecify.annotations.NullMarked;
