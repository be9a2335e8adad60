package org.porchlight.release;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a release says of itself.
 *
 * @param format always {@link #FORMAT}
 * @param id four digits, counting up from 0001
 * @param compiledAt when the numbers were compiled
 * @param city whose numbers these are
 * @param rules how people were protected in these numbers
 * @param audit what the check before release found
 * @param agencies who sends records
 * @param topics the hub's topics, in the order shown
 * @param sources where the numbers come from
 * @param layers the areas residents know
 * @param dashboards everything else the city publishes on the same matters
 * @param tables each table's files and their SHA-256 hashes
 * @param linked which tables count the same records, and how their counts hang together
 * @param restates why months that were published before may have other numbers here; null when they
 *     have the same. A reader must not take a number of an earlier release for the same number then
 * @param pins files of records that are shown one by one; null when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Manifest(
    String format,
    String id,
    Instant compiledAt,
    CityNote city,
    Rules rules,
    AuditNote audit,
    List<AgencyNote> agencies,
    List<TopicNote> topics,
    List<SourceNote> sources,
    List<Layer> layers,
    List<DashboardNote> dashboards,
    List<TableNote> tables,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LinkedSet> linked,
    @Nullable Restatement restates,
    @Nullable PinsNote pins) {

  public static final String FORMAT = "porchlight-release/1";

  /** A release whose tables each count records of their own, and that restates nothing. */
  public Manifest(
      String format,
      String id,
      Instant compiledAt,
      CityNote city,
      Rules rules,
      AuditNote audit,
      List<AgencyNote> agencies,
      List<TopicNote> topics,
      List<SourceNote> sources,
      List<Layer> layers,
      List<DashboardNote> dashboards,
      List<TableNote> tables) {
    this(
        format,
        id,
        compiledAt,
        city,
        rules,
        audit,
        agencies,
        topics,
        sources,
        layers,
        dashboards,
        tables,
        List.of(),
        null,
        null);
  }

  public Manifest {
    agencies = List.copyOf(agencies);
    topics = List.copyOf(topics);
    sources = List.copyOf(sources);
    layers = List.copyOf(layers);
    dashboards = List.copyOf(dashboards);
    tables = List.copyOf(tables);
    // Releases written before there were such notes have none.
    linked = linked == null ? List.of() : List.copyOf(linked);
  }

  /** The same release with its list of files. */
  Manifest withTables(List<TableNote> notes) {
    return with(audit, notes, pins);
  }

  /** The same release with another note of its check. */
  public Manifest withAudit(AuditNote note) {
    return with(note, tables, pins);
  }

  /** The same release with its files of pins. */
  Manifest withPins(@Nullable PinsNote note) {
    return with(audit, tables, note);
  }

  private Manifest with(
      AuditNote otherAudit, List<TableNote> otherTables, @Nullable PinsNote otherPins) {
    return new Manifest(
        format,
        id,
        compiledAt,
        city,
        rules,
        otherAudit,
        agencies,
        topics,
        sources,
        layers,
        dashboards,
        otherTables,
        linked,
        restates,
        otherPins);
  }

  /**
   * Where records that are shown one by one stand in the release folder.
   *
   * @param spots GeoJSON of the spots, relative to the release folder
   * @param tables one note for each table with pins
   */
  public record PinsNote(String spots, String spotsSha256, List<PinTableNote> tables) {
    public PinsNote {
      tables = List.copyOf(tables);
    }

    /** The note of a table. */
    public Optional<PinTableNote> of(String table) {
      return tables.stream().filter(one -> one.table().equals(table)).findFirst();
    }
  }

  /**
   * The pins of one table.
   *
   * @param shown how many records are shown
   * @param csv relative to the release folder
   * @param geojson relative to the release folder
   */
  public record PinTableNote(
      String table,
      ReleasedPins.Terms terms,
      long shown,
      String csv,
      String csvSha256,
      String geojson,
      String geojsonSha256) {}

  /** Whether numbers of periods that were published before are given anew. */
  @JsonIgnore
  public boolean isRestatement() {
    return restates != null;
  }

  /**
   * Months that were published are counted anew, all tables together.
   *
   * @param on the day from which it holds; the first release on or after it restates
   * @param reason for residents
   * @param approvedBy the two or more people or roles who decided it; nobody where records of a
   *     table without months changed, whose numbers cannot but follow
   */
  public record Restatement(LocalDate on, LocalText reason, List<String> approvedBy) {
    public Restatement {
      approvedBy = List.copyOf(approvedBy);
    }
  }

  /**
   * Whose numbers these are, and how to speak with them.
   *
   * @param madeUp whether every record is invented; if so, every page and file must say it
   * @param timeZone IANA name
   * @param languages BCP 47 tags, first the one shown when a visitor asks for none of them
   * @param placeLayer the layer whose areas have pages of their own
   * @param population residents; null when the city does not say
   * @param contact where residents may write or call; null when the city does not say
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CityNote(
      String id,
      LocalText name,
      boolean madeUp,
      String timeZone,
      List<String> languages,
      String placeLayer,
      @Nullable Long population,
      @Nullable LocalText contact) {
    public CityNote {
      languages = List.copyOf(languages);
    }
  }

  /**
   * The rules by which numbers were hidden and rounded. They are public on purpose: protection must
   * not rest on their being unknown.
   *
   * @param version counts up when a city changes its rules
   * @param hideUpTo counts from 0 to this are hidden; so is a total of exact counts and others when
   *     the others come to this or less
   * @param minimumContributors fewer distinct people (else addresses) than this are hidden
   * @param topOneShare a cell is hidden when one contributor has more than this share, 0 to 1
   * @param topTwoShare the same for the two largest together
   * @param roundTo shown counts are multiples of this
   * @param minimumShown the smallest count ever shown
   * @param auditWidth a hidden small count must stay at least this uncertain to an outsider
   * @param minimumOperational service times need at least this many records
   * @param minimumSurvey survey percents need at least this many answers
   * @param signedBy the role or person that signed the tiers
   * @param signedOn when
   */
  public record Rules(
      int version,
      int hideUpTo,
      int minimumContributors,
      double topOneShare,
      double topTwoShare,
      int roundTo,
      int minimumShown,
      int auditWidth,
      int minimumOperational,
      int minimumSurvey,
      String signedBy,
      LocalDate signedOn) {

    /**
     * About how many, for a count that stands beside the tables: rounded from the true number as
     * theirs are; null when {@code hideUpTo} or fewer, zero included.
     */
    public @Nullable Long about(long count) {
      if (count <= hideUpTo) {
        return null;
      }
      long nearest = (count + roundTo / 2) / roundTo * roundTo;
      return Math.max(nearest, minimumShown);
    }
  }

  /**
   * What the check of the whole linked set of tables found.
   *
   * @param method {@code bounds-propagation}, or {@code linear-program} when the smallest and the
   *     largest value of every hidden count was sought by solving all relations at once
   * @param cells shown and hidden together
   * @param hidden how many are hidden
   * @param hiddenByAudit of these, how many were hidden only because the audit asked for it
   * @param worstWidth the narrowest interval an outsider can prove for a hidden count; null when
   *     nothing is hidden or no hidden count is bounded at all
   * @param dropped ids of tables that could not be made safe and were left out
   * @param coarsened parts of tables that were left out so that the rest could be made safe
   * @param exceptions tables that show what the rules would not, and who let them through
   * @param withoutPins tables whose records are not shown one by one, because that would give
   *     something away
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AuditNote(
      String method,
      long cells,
      long hidden,
      long hiddenByAudit,
      @Nullable Long worstWidth,
      List<String> dropped,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Coarsening> coarsened,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RuleException> exceptions,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> withoutPins) {
    /** A check after which no table was made coarser. */
    public AuditNote(
        String method,
        long cells,
        long hidden,
        long hiddenByAudit,
        @Nullable Long worstWidth,
        List<String> dropped) {
      this(method, cells, hidden, hiddenByAudit, worstWidth, dropped, List.of(), List.of());
    }

    /** A check after which pins of no table were left out. */
    public AuditNote(
        String method,
        long cells,
        long hidden,
        long hiddenByAudit,
        @Nullable Long worstWidth,
        List<String> dropped,
        List<Coarsening> coarsened,
        List<RuleException> exceptions) {
      this(
          method,
          cells,
          hidden,
          hiddenByAudit,
          worstWidth,
          dropped,
          coarsened,
          exceptions,
          List.of());
    }

    public AuditNote {
      dropped = List.copyOf(dropped);
      coarsened = coarsened == null ? List.of() : List.copyOf(coarsened);
      exceptions = exceptions == null ? List.of() : List.copyOf(exceptions);
      withoutPins = withoutPins == null ? List.of() : List.copyOf(withoutPins);
    }

    /** The same check, after pins of some tables were left out. */
    public AuditNote withoutPins(List<String> tables) {
      return new AuditNote(
          method, cells, hidden, hiddenByAudit, worstWidth, dropped, coarsened, exceptions, tables);
    }

    /** The exception by which a table is shown. */
    public Optional<RuleException> exception(String table) {
      return exceptions.stream().filter(each -> each.table().equals(table)).findFirst();
    }
  }

  /**
   * A table that shows what the rules would not. Whoever wants to work out hidden numbers knows all
   * that it shows.
   *
   * @param table its id
   * @param shows what the rules would not show so, for residents
   * @param reason why it is shown all the same, for residents
   * @param approvedBy two people or more, each named once
   */
  public record RuleException(
      String table, LocalText shows, LocalText reason, List<Approval> approvedBy) {
    public RuleException {
      approvedBy = List.copyOf(approvedBy);
      long people =
          approvedBy.stream()
              .map(each -> each.name().strip().toLowerCase(Locale.ROOT))
              .distinct()
              .count();
      if (people < 2 || people < approvedBy.size()) {
        throw new IllegalArgumentException(
            "the exception for the table %s needs two different people".formatted(table));
      }
    }

    /** The day from which it holds: that of the last approval. */
    public LocalDate since() {
      return approvedBy.stream().map(Approval::on).max(LocalDate::compareTo).orElseThrow();
    }
  }

  /**
   * One person's yes.
   *
   * @param role what the person is to the city
   * @param on the day
   */
  public record Approval(String name, LocalText role, LocalDate on) {}

  /**
   * A part of a table that is not published.
   *
   * @param area a level of its area dimension
   * @param time a level of its time dimension
   * @param types members of its type dimension
   */
  public record Coarsening(String table, String area, String time, List<String> types) {
    public Coarsening {
      types = List.copyOf(types);
    }
  }

  public record AgencyNote(String id, LocalText name) {}

  /**
   * One thing that residents ask about.
   *
   * @param id calls, crisis, crime, fire, crashes, survey or plan
   * @param question what the topic answers, as a resident would ask it
   * @param lead the table and type whose finding stands on the landing page; null when there is no
   *     table (yet)
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record TopicNote(
      String id, LocalText name, LocalText question, String agency, @Nullable Lead lead) {}

  /** A table and one member of its type dimension. */
  public record Lead(String table, String type) {}

  /**
   * One place that numbers come from.
   *
   * @param rows about how many records were read, rounded as counts are; null for {@code hideUpTo}
   *     or fewer
   * @param rejected about how many were kept aside with a reason; the same
   * @param placeUnknown about how many have no usable place; the same
   * @param from first day in the records; null when there are none
   * @param to last day in the records; null when there are none
   * @param lastUpdate when the records were last fetched
   * @param nextUpdate when they are due next; null when the source has ended
   * @param sha256 of the input as received
   * @param link where the public can find the source; null when it is not public
   * @param breaks days from which it counts otherwise, earliest first
   * @param gaps days whose records are missing, earliest first
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record SourceNote(
      String id,
      String agency,
      LocalText name,
      LocalText description,
      @Nullable Long rows,
      @Nullable Long rejected,
      @Nullable Long placeUnknown,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      LocalDate lastUpdate,
      @Nullable LocalDate nextUpdate,
      String sha256,
      @Nullable String link,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SeriesBreak> breaks,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MissingDays> gaps) {

    public SourceNote {
      breaks = orNone(breaks);
      gaps = orNone(gaps);
    }

    /** Releases written before there were such remarks have none. */
    private static <T> List<T> orNone(@Nullable List<T> list) {
      return list == null ? List.of() : List.copyOf(list);
    }
  }

  /**
   * A set of areas that residents know.
   *
   * @param id lower-case words joined by hyphens; also the level of its areas in area dimensions
   * @param name plural: "Neighborhoods"
   * @param singular "neighborhood"
   * @param file GeoJSON, relative to the release folder; each feature has {@code properties.id},
   *     the same id as in {@code areas}
   * @param overlapping whether one place may lie in several areas of this layer
   * @param areas in the order shown
   */
  public record Layer(
      String id,
      LocalText name,
      LocalText singular,
      String file,
      boolean overlapping,
      List<Area> areas) {
    public Layer {
      areas = List.copyOf(areas);
    }
  }

  /**
   * One area of a layer.
   *
   * @param id {@code layer:area}, the member id in area dimensions
   * @param within for each other layer that this area lies wholly or mostly in: layer id to area id
   * @param population residents; null when unknown
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Area(
      String id, LocalText name, Map<String, String> within, @Nullable Long population) {
    public Area {
      within = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(within));
    }
  }

  /**
   * Another public dashboard on the same matters.
   *
   * @param finest the finest place and time it shows
   */
  public record DashboardNote(
      LocalText name, String owner, LocalText answers, LocalText finest, String link) {}

  /**
   * Where a table stands in the release folder.
   *
   * @param json relative to the release folder
   * @param csv relative to the release folder
   * @param parquet relative to the release folder; null where there is no such copy
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record TableNote(
      String id,
      String topic,
      LocalText title,
      long cells,
      long hidden,
      String json,
      String jsonSha256,
      String csv,
      String csvSha256,
      @Nullable String parquet,
      @Nullable String parquetSha256) {}
}
