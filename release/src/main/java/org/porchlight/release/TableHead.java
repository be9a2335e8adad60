package org.porchlight.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a reader needs to understand a table, without its numbers.
 *
 * @param id lower-case words joined by hyphens
 * @param topic the hub's topic: calls, crisis, crime, fire, crashes, survey
 * @param source the id of the source in the manifest
 * @param title what is counted, where and when, without a finding
 * @param unit the plural noun of what is counted ("911 calls")
 * @param typeLabel what the type dimension says ("kind of call")
 * @param definition what one unit is, and what it is not
 * @param caveat what a reader could get wrong; null when there is nothing
 * @param measure what the numbers are
 * @param tier the most careful tier among its types
 * @param exactTypes members of the type dimension whose counts are shown as they are, zero
 *     included. Every other shown count v stands for v-2 to v+2, and 15 for 11 to 17
 * @param betterWhen {@code higher}, {@code lower}, or null when neither is better by itself
 * @param standard a named standard the numbers are held against; null when there is none
 * @param from first day covered
 * @param to last day covered
 * @param grains the combinations of area level, time level and types for which cells exist
 * @param area the area dimension
 * @param time the time dimension
 * @param type the type dimension
 * @param breaks days within its time from which it counts otherwise, earliest first
 * @param gaps days within its time whose records are missing, earliest first
 * @param sample how the answers of a survey stand for all residents; null for what is no survey
 * @param leftOut records whose duration was below zero or over 12 hours and that no number here
 *     holds, rounded as counts are; null when there are too few to say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TableHead(
    String id,
    String topic,
    String source,
    LocalText title,
    LocalText unit,
    LocalText typeLabel,
    LocalText definition,
    @Nullable LocalText caveat,
    Measure measure,
    Tier tier,
    List<String> exactTypes,
    @Nullable String betterWhen,
    @Nullable Standard standard,
    LocalDate from,
    LocalDate to,
    List<Grain> grains,
    Dimension area,
    Dimension time,
    Dimension type,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SeriesBreak> breaks,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MissingDays> gaps,
    @Nullable Sample sample,
    @Nullable Long leftOut) {

  public TableHead {
    breaks = orNone(breaks);
    gaps = orNone(gaps);
    exactTypes = List.copyOf(exactTypes);
    grains = List.copyOf(grains);
  }

  /** The same table, published at other combinations. */
  public TableHead withGrains(List<Grain> others) {
    return new TableHead(
        id,
        topic,
        source,
        title,
        unit,
        typeLabel,
        definition,
        caveat,
        measure,
        tier,
        exactTypes,
        betterWhen,
        standard,
        from,
        to,
        others,
        area,
        time,
        type,
        breaks,
        gaps,
        sample,
        leftOut);
  }

  /** Releases written before there were such remarks have none. */
  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /**
   * How the answers of a survey stand for all residents.
   *
   * @param weighted whether each answer counts as often as its weight says
   * @param population how many could have been asked, where the margins take it into account; null
   *     where they do not
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Sample(boolean weighted, @Nullable Long population) {}

  /**
   * One combination that the table is published at.
   *
   * @param area a level of the area dimension
   * @param time a level of the time dimension
   * @param types member ids of the type dimension
   */
  public record Grain(String area, String time, List<String> types) {
    public Grain {
      types = List.copyOf(types);
    }
  }

  /**
   * A standard from outside the city, always shown by name.
   *
   * @param name as its publisher writes it
   * @param type the member of the type dimension that it speaks of
   * @param target the value to reach, in the table's unit
   */
  public record Standard(LocalText name, String type, long target) {}
}
