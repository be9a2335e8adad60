package org.porchlight.study.voices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did with a message.
 *
 * @param agency who has it from then on; null when that did not change
 * @param note why, in their own words; empty for nothing
 */
public record VoiceStep(
    Voice.State step, @Nullable String agency, String note, String by, Instant at) {}
