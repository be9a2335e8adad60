package org.porchlight.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/**
 * One entry of the closed catalogue: what is counted, by what, and for whom.
 *
 * @param topic a topic of {@code city.yaml}
 * @param source a source
 * @param what what the numbers are
 * @param time the standard field that dates a record; null for a table without periods
 * @param contributors the standard field whose distinct values stand behind a count (people, else
 *     addresses); null when the source names neither
 * @param where only records whose field holds one of these standard types; empty for all
 * @param fixedTier operational, survey, guarded or people; null when the tier comes from the types
 * @param grains area level, time level, types
 * @param pins which of its records are shown one by one on the map; null for none
 */
public record TableSpec(
    String id,
    String topic,
    String source,
    LocalText title,
    LocalText unit,
    LocalText typeLabel,
    LocalText definition,
    @Nullable LocalText caveat,
    What what,
    @Nullable String time,
    @Nullable String contributors,
    Map<String, List<String>> where,
    @Nullable Tier fixedTier,
    @Nullable String betterWhen,
    TableHead.@Nullable Standard standard,
    List<TableHead.Grain> grains,
    @Nullable Pins pins) {

  /**
   * Records that are shown one by one, each at a spot that stands for eight addresses or more.
   *
   * @param types single types of the table's tree, all of the tier open
   * @param holdDays how old a record is before it is shown, 7 to 365
   */
  public record Pins(List<String> types, int holdDays) {
    public Pins {
      types = List.copyOf(types);
    }
  }

  /** What the numbers of a table are. */
  public sealed interface What {
    /**
     * How many records, or how many distinct values of a field.
     *
     * @param distinct a standard field; null to count records
     * @param field the standard field that holds the type
     * @param tree the tree its values belong to
     */
    record Count(@Nullable String distinct, String field, String tree) implements What {}

    /**
     * Of the records that have the field, how many in a hundred are at most so many seconds. The
     * type dimension has one member per limit, {@code within-15}.
     */
    record ShareWithin(String field, List<Integer> limits) implements What {}

    /**
     * Percentiles of a field in seconds. The type dimension has {@code p50} and {@code p90} or
     * whichever are asked for.
     *
     * @param percentiles 1 to 99
     */
    record Percentiles(String field, List<Integer> percentiles) implements What {}

    /**
     * Of the records whose flag is known, how many in a hundred say yes. The type dimension has one
     * member per field.
     */
    record ShareYes(Map<String, LocalText> fields) implements What {}

    /**
     * Of the answers given, how many in a hundred are in the top boxes. The type dimension has one
     * member per question.
     *
     * @param questions question field to its words
     * @param top answers that count as good
     * @param valid answers that count at all (without "don't know")
     */
    record TopBoxes(
        Map<String, LocalText> questions, List<String> top, List<String> valid, Sampling sampling)
        implements What {}

    /**
     * Of the people who answered a question to which one may give several answers, how many in a
     * hundred gave each. The type dimension has one member per answer. Who gave any of the answers
     * has answered.
     *
     * @param answers a yes-or-no field for each answer to its words
     * @param leaveOut fields whose yes means that a person did not answer ("don't know")
     */
    record Chosen(Map<String, LocalText> answers, List<String> leaveOut, Sampling sampling)
        implements What {}

    /**
     * The mean of answers on a scale of numbers. The type dimension has one member per question.
     *
     * @param questions question field to its words
     * @param valid the numbers of the scale, lowest first, without "don't know"
     */
    record Mean(Map<String, LocalText> questions, List<String> valid, Sampling sampling)
        implements What {}

    /**
     * How many people had so many contacts with the agency that sends the source, within some days.
     * What a contact is stands in {@code neighbors.yaml}. The type dimension has one member per
     * band: {@code 5-9}, {@code 20-or-more}; or, of numbers that lie inside each other, {@code
     * at-least-5}.
     *
     * @param from contacts from which each band counts, smallest first
     * @param nested whether each number holds all later ones; such a table needs an exception
     * @param first first day; null for the last half-year that is over
     * @param last last day; null when {@code first} is
     */
    record People(
        List<Integer> from, boolean nested, @Nullable LocalDate first, @Nullable LocalDate last)
        implements What {
      public People {
        from = List.copyOf(from);
      }

      /** The members of the type dimension, in the order of {@code from}. */
      public List<String> bands() {
        List<String> bands = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
          bands.add(
              nested
                  ? "at-least-" + from.get(i)
                  : i == from.size() - 1
                      ? from.get(i) + "-or-more"
                      : from.get(i) + "-" + (from.get(i + 1) - 1));
        }
        return List.copyOf(bands);
      }
    }
  }

  /**
   * How the answers of a survey stand for all residents.
   *
   * @param weight the field with how often each answer counts; null when each counts once
   * @param population how many could have been asked, by which margins get smaller; null to leave
   *     it out
   */
  public record Sampling(@Nullable String weight, @Nullable Long population) {
    /** Every answer counts once, drawn from very many. */
    public static final Sampling SIMPLE = new Sampling(null, null);
  }

  /** How its answers stand for all residents; {@link Sampling#SIMPLE} for what is no survey. */
  public Sampling sampling() {
    return switch (what) {
      case What.TopBoxes boxes -> boxes.sampling();
      case What.Chosen chosen -> chosen.sampling();
      case What.Mean mean -> mean.sampling();
      case What.Count _, What.ShareWithin _, What.Percentiles _, What.ShareYes _, What.People _ ->
          Sampling.SIMPLE;
    };
  }
}
