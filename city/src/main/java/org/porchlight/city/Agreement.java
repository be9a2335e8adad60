package org.porchlight.city;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What partners have agreed on before one gives the other records.
 *
 * @param id lower-case words joined by hyphens
 * @param kind what it is called in law
 * @param parties who signed it, in words
 * @param covers source to the standard fields it covers; an empty list: all of them
 * @param purposes what the records may be used for; nothing else is done with them
 * @param signed when
 * @param expires the last day it holds; null when it has no end
 * @param onExpiry what becomes of records received under it when it has ended
 * @param contact a role or address to ask, never a person
 * @param document where the signed paper is kept
 */
public record Agreement(
    String id,
    Kind kind,
    List<String> parties,
    Map<String, List<String>> covers,
    Set<Purpose> purposes,
    LocalDate signed,
    @Nullable LocalDate expires,
    OnExpiry onExpiry,
    String contact,
    String document) {
  /** Whoever renews an agreement is told so many days before. */
  public static final int WARNED_DAYS = 60;

  public Agreement {
    parties = List.copyOf(parties);
    covers = Map.copyOf(covers);
    purposes = Set.copyOf(purposes);
  }

  /** What an agreement is called in law. */
  public enum Kind {
    /** Memorandum of understanding. */
    MOU,
    /** Data sharing agreement. */
    DSA,
    /** Data use license. */
    DUL
  }

  /** What records may be used for. */
  public enum Purpose {
    /** To find out which records speak of one person. */
    LINK,
    /** To be counted. */
    COUNT,
    /** To show counts to residents. */
    SHOW
  }

  /**
   * What becomes of what was received when an agreement has ended. Nothing new comes in any case.
   */
  public enum OnExpiry {
    /** It is used as before. */
    KEEP,
    /** It stays, and is neither linked nor counted nor shown. */
    SEAL,
    /** As sealed, until somebody erases it; it is due at once. */
    ERASE
  }

  /** Whether it has ended: the day after its last one. */
  public boolean hasExpired(LocalDate today) {
    return expires != null && today.isAfter(expires);
  }

  /** Whether it ends within {@value #WARNED_DAYS} days, and has not ended. */
  public boolean expiresSoon(LocalDate today) {
    return expires != null
        && !hasExpired(today)
        && ChronoUnit.DAYS.between(today, expires) <= WARNED_DAYS;
  }

  /** Whether what was received under it may not be used today. */
  public boolean withholds(LocalDate today) {
    return hasExpired(today) && onExpiry != OnExpiry.KEEP;
  }

  /** Whether it covers a field of a source. */
  boolean covers(String source, String field) {
    List<String> fields = covers.get(source);
    return fields != null && (fields.isEmpty() || fields.contains(field));
  }
}
