package org.porchlight.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A release that is no longer shown.
 *
 * @param release its id
 * @param at when it was taken back; null where that was not kept
 * @param reason why, for residents; null where none was given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TakenBack(String release, @Nullable Instant at, @Nullable LocalText reason) {}
