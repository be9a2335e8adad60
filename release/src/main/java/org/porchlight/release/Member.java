package org.porchlight.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One value of a dimension: an area, a period or a type.
 *
 * @param id its id within the dimension
 * @param level its grain: {@code city} or the layer's id; {@code year}, {@code quarter}, {@code
 *     month} or {@code all}; the type tree's own level names
 * @param name what residents call it; null for periods, which the reader's language formats
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Member(String id, String level, @Nullable LocalText name) {}
