package org.porchlight.study.releases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;
import org.porchlight.release.Measure;

/**
 * What a proposed release would bring. No number that the release hides is in it.
 *
 * @param before the release that it would follow; null for the first
 * @param cells numbers, shown and hidden
 * @param hidden how many are hidden
 * @param hiddenByAudit of these, how many only because the audit asked for it
 * @param worstWidth the narrowest interval that the audit left for a hidden count; null when
 *     nothing is hidden
 * @param recovered hidden numbers that the attacker worked out, with all earlier releases at hand
 * @param restates why months published before may change; null when none does
 * @param tables every table of this release or of the one before
 * @param leftOut one sentence, in English, for each table or map whose records are not ready
 * @param pages addresses of the hub's pages that would change, without the language
 * @param months ids of the months that the release before did not have, as 2026-10
 * @param changed numbers that were published before and are others now, the first of them; how many
 *     there are in all, the tables say
 * @param refused tables that the compiler refused
 * @param coarser parts of tables that go so that the rest can be shown
 * @param exempt what is shown although the rules would not
 * @param attack how the attack went; null in facts of an earlier version
 */
public record ProposalFacts(
    @Nullable String before,
    long cells,
    long hidden,
    long hiddenByAudit,
    @Nullable Long worstWidth,
    long recovered,
    @Nullable LocalText restates,
    List<TableChange> tables,
    List<String> leftOut,
    List<String> pages,
    List<String> months,
    List<ChangedNumber> changed,
    List<Refused> refused,
    List<Coarser> coarser,
    List<Exempt> exempt,
    @Nullable AttackNote attack) {

  public ProposalFacts {
    tables = List.copyOf(tables);
    leftOut = List.copyOf(leftOut);
    pages = List.copyOf(pages);
    // Facts that an earlier version wrote have none of these.
    months = orNone(months);
    changed = orNone(changed);
    refused = orNone(refused);
    coarser = orNone(coarser);
    exempt = orNone(exempt);
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /**
   * One table.
   *
   * @param kind whether it comes, stays or goes
   * @param cells numbers, shown and hidden; of one that goes, those it had
   * @param hidden how many are hidden
   * @param fresh numbers for periods, areas or types that the release before did not have
   * @param moved numbers that were published before and are others now, a hidden one included
   * @param why how many are hidden for which reason; for staff only, since which of the reasons it
   *     is tells of the number
   */
  public record TableChange(
      String id,
      LocalText title,
      Kind kind,
      long cells,
      long hidden,
      long fresh,
      long moved,
      Map<Why, Long> why) {
    public TableChange {
      why = why == null ? Map.of() : Map.copyOf(why);
    }
  }

  /** Whether a table comes, stays or goes. */
  public enum Kind {
    COMES,
    STAYS,
    GOES
  }

  /** Why a number is hidden. */
  public enum Why {
    /** The count, or what exact counts beside it leave of it, is as small as is never shown. */
    SMALL,
    /** Too few people or homes stand behind it, or one or two of them make up too much of it. */
    FEW,
    /** Shown, it would give another number away; or it was hidden when it was first published. */
    PROTECTS,
    /** A percent, a duration or a mean of too few records, or one that would give others away. */
    RECORDS
  }

  /**
   * A number that changed.
   *
   * @param time the period's id, between {@code from} and {@code to} of its table
   * @param was as published before; null when it was hidden, or is hidden now
   * @param is as it would be published; null when it is hidden now
   */
  public record ChangedNumber(
      LocalText table,
      LocalText area,
      LocalText type,
      String time,
      LocalDate from,
      LocalDate to,
      Measure measure,
      @Nullable Long was,
      @Nullable Long is) {
    /** Not the numbers: the new one is not public yet. */
    @Override
    public String toString() {
      return "ChangedNumber[%s]".formatted(measure);
    }
  }

  /**
   * A table that the compiler refused.
   *
   * @param table its id
   * @param kind why
   * @param about what the sentence about it names, by placeholder
   */
  public record Refused(String table, Reason kind, Map<String, String> about) {
    public Refused {
      about = Map.copyOf(about);
    }
  }

  /** Why a table was refused. */
  public enum Reason {
    /** A type's tier does not allow places and times so fine. */
    TOO_FINE,
    /** It tells of single people's histories, not by broad bands. */
    NOT_IN_BANDS,
    /** Days of it were published already in another way. */
    WINDOW_OVERLAPS,
    /** Hidden counts could still be worked out. */
    CANNOT_BE_MADE_SAFE,
    /** Types are given exactly where they were rounded, or the reverse. */
    TIER_CHANGED,
    /** Counts of published periods are no longer those that were published. */
    RESTATED
  }

  /**
   * A part of a table that goes.
   *
   * @param area a level of area
   * @param time a level of time
   * @param types how many types go there
   */
  public record Coarser(LocalText table, String area, String time, int types) {}

  /**
   * A table that shows what the rules would not.
   *
   * @param names who let it through
   */
  public record Exempt(LocalText table, LocalText shows, LocalText reason, List<String> names) {
    public Exempt {
      names = List.copyOf(names);
    }

    /** Not the names. */
    @Override
    public String toString() {
      return "Exempt[%d names]".formatted(names.size());
    }
  }

  /**
   * How the attack went.
   *
   * @param at when it ended
   * @param seconds how long it took
   * @param releases how many releases the attacker had
   * @param hidden hidden numbers it tried to work out, over all of them
   * @param programs about how many of these linear programs said all they can say
   * @param narrowest how many neighboring values were left for the number it knows best; null when
   *     it could bound none
   */
  public record AttackNote(
      Instant at,
      double seconds,
      int releases,
      long hidden,
      long programs,
      @Nullable Long narrowest) {}
}
