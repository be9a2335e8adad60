package org.porchlight.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run did, how sure it is, by which evidence, and where it is weak. Counts, shares and
 * record names only: no value of any record. Plain data, to be written as JSON or drawn as a page.
 *
 * <p>Shares, precision and recall lie between 0 and 1; weights are in bits. What needs a truth is
 * null or empty where none was given.
 *
 * @param totals sizes
 * @param thresholds the weights that decided
 * @param sources the lists that records came from; empty where there is one
 * @param sizes persons by how many records they have
 * @param sureness persons and records by how sure they are
 * @param expected precision and recall that the run promises
 * @param judged precision and recall that the truth shows
 * @param model m, u and h of each level
 * @param evidence what each comparison contributed
 * @param search how pairs were found
 * @param points what other thresholds would give, rising
 * @param calibration what links of a given chance turned out to be, weakest first; needs a truth
 * @param weakness where to look first
 * @param groups quality by name origin, sex and year of birth
 * @param counts people with very many records
 */
public record RunReport(
    Totals totals,
    Limits thresholds,
    List<SourceCount> sources,
    List<SizeCount> sizes,
    Sureness sureness,
    Expected expected,
    @Nullable Quality judged,
    Model model,
    List<Evidence> evidence,
    Search search,
    List<Point> points,
    List<Bin> calibration,
    Weakness weakness,
    List<Group> groups,
    List<PeopleCount> counts) {

  /** Copies the lists. */
  public RunReport {
    sources = List.copyOf(sources);
    sizes = List.copyOf(sizes);
    evidence = List.copyOf(evidence);
    points = List.copyOf(points);
    calibration = List.copyOf(calibration);
    groups = List.copyOf(groups);
    counts = List.copyOf(counts);
  }

  /**
   * Sizes of a run.
   *
   * @param distinct records that differ in at least one compared column
   * @param pairs of distinct records that were compared
   * @param possible pairs of distinct records there are
   * @param withTruth records whose truth is known
   */
  public record Totals(
      int records, int distinct, int persons, long pairs, long possible, int withTruth) {}

  /**
   * Weights that decided, in bits.
   *
   * @param link from here on two records are one person
   * @param auto from here on nobody needs to look
   * @param ownLink whether {@code link} was set by hand
   */
  public record Limits(double link, double auto, boolean ownLink) {}

  /**
   * One list of records.
   *
   * @param shared persons who also stand in another list
   */
  public record SourceCount(String source, int records, int persons, int shared) {}

  /** Persons with {@code from} to {@code to} records; {@code to} is null for the last class. */
  public record SizeCount(int from, @Nullable Integer to, int persons, int records) {}

  /**
   * How sure.
   *
   * @param alone persons with one record
   * @param sure persons with several records, all of which hold together at {@code auto} too
   * @param doubtful persons with several records that come apart at {@code auto}
   * @param sureRecords records of {@code sure} persons
   * @param doubtfulRecords records of doubtful persons that are not with most of their person's
   *     records at {@code auto}: those to look at
   * @param nearly pairs of persons that were not joined but came close: at least one in ten that
   *     they are one
   */
  public record Sureness(
      int alone, int sure, int doubtful, int sureRecords, int doubtfulRecords, int nearly) {}

  /** A figure with the interval that holds 90 % of the plausible alternatives. */
  public record Range(double likely, double low, double high) {}

  /**
   * What the run expects of itself: its persons against plausible alternatives drawn with the
   * probabilities it found. Says nothing of pairs that were never compared.
   *
   * @param precision share of pairs in one person that are right
   * @param recall share of the pairs that are one person that were found
   * @param recordPrecision the same averaged over records, so that a few people with very many
   *     records do not decide the figure
   * @param recordRecall the same for recall
   */
  public record Expected(
      Range precision, Range recall, Range recordPrecision, Range recordRecall) {}

  /**
   * Precision and recall against the truth: of pairs, and averaged over records.
   *
   * @param mixed persons with records of several people
   * @param split people whose records are in several persons
   */
  public record Quality(
      double precision,
      double recall,
      double f1,
      double recordPrecision,
      double recordRecall,
      double recordF1,
      int mixed,
      int split) {}

  /**
   * One comparison.
   *
   * @param comparison its name
   * @param known share of linked pairs in which both records say something
   * @param bits what it adds to a linked pair on average
   * @param levels its outcomes; the first is "not known"
   */
  public record Evidence(String comparison, double known, double bits, List<LevelCount> levels) {
    /** Copies the list. */
    public Evidence {
      levels = List.copyOf(levels);
    }
  }

  /**
   * One outcome of a comparison.
   *
   * @param m share of matches with it
   * @param u share of strangers with it
   * @param bits log2(m/u)
   * @param linked linked pairs with it
   * @param matches expected matches with it among all pairs compared; what m was learned from
   */
  public record LevelCount(
      String label, double m, double u, double bits, long linked, double matches) {}

  /**
   * How pairs were found.
   *
   * @param everyPair whether every pair was compared, without blocking
   * @param passes of blocking, in their order; empty where every pair was compared
   * @param links linked pairs of distinct records
   * @param byOne of these, found by one pass alone
   * @param byTwo of these, found by two passes
   * @param recall share of true pairs that were compared, guessed from how often passes find the
   *     same pair (Chao's estimate, which is too high where passes fail together); null where every
   *     pair was compared or too few links are there to tell
   * @param trueRecall the same by the truth; null where none was given
   */
  public record Search(
      boolean everyPair,
      List<Pass> passes,
      long links,
      long byOne,
      long byTwo,
      @Nullable Double recall,
      @Nullable Double trueRecall) {
    /** Copies the list. */
    public Search {
      passes = List.copyOf(passes);
    }
  }

  /**
   * One pass of blocking.
   *
   * @param links linked pairs that it brought together
   * @param onlyHere linked pairs that no other pass brought together
   * @param used whether it was used, or left out because it costs much and finds next to nothing
   */
  public record Pass(
      String key,
      long pairs,
      long links,
      long onlyHere,
      int cutBlocks,
      int windowedBlocks,
      boolean used) {}

  /**
   * What a threshold gives.
   *
   * @param bits the threshold
   * @param precision expected share of pairs at or above it that are one person, each weighed alone
   * @param recall expected share of the pairs that are one person at or above it
   * @param f1 harmonic mean of the two
   * @param persons there would be; null where it was not tried
   * @param judged against the truth; null where there is none or it was not tried
   */
  public record Point(
      double bits,
      double precision,
      double recall,
      double f1,
      @Nullable Integer persons,
      @Nullable Quality judged) {}

  /**
   * Links with a known truth, pairs of distinct records that were made one person, by the chance
   * that they are right (see {@link Explanation#chance}).
   *
   * @param from chance, included
   * @param to chance, not included
   * @param pairs how many
   * @param expected their mean chance
   * @param right how many are one person
   * @param low lower end of the 95 % interval of the share that is one person (Wilson)
   * @param high its upper end
   */
  public record Bin(
      double from, double to, long pairs, double expected, long right, double low, double high) {}

  /**
   * Where the run is weak.
   *
   * @param missing columns by how often they are empty, most first
   * @param frail persons with many records that come apart at {@code auto}, most records at stake
   *     first; at most 20
   * @param questions pairs of records, each of two persons that came close, surest first; at most
   *     20
   * @param guards what kept pairs apart that weigh enough to be linked
   * @param decisions what people decided
   */
  public record Weakness(
      List<Missing> missing,
      List<Frail> frail,
      List<Question> questions,
      List<GuardCount> guards,
      Decided decisions) {
    /** Copies the lists. */
    public Weakness {
      missing = List.copyOf(missing);
      frail = List.copyOf(frail);
      questions = List.copyOf(questions);
      guards = List.copyOf(guards);
    }
  }

  /** A column and the share of records that leave it empty. */
  public record Missing(String column, String role, double share) {}

  /**
   * A person held together by little.
   *
   * @param person its number from 1, in order of first appearance
   * @param record the name of its first record
   * @param records how many it has
   * @param parts how many records each part has that holds together at {@code auto}, most first, at
   *     most five
   * @param weakest bits of the weakest joining of its groups; null where bare names alone are in
   *     doubt
   */
  public record Frail(
      int person, String record, int records, List<Integer> parts, @Nullable Double weakest) {
    /** Copies the list. */
    public Frail {
      parts = List.copyOf(parts);
    }
  }

  /** Two records of two persons that came close, with the probability that they are one. */
  public record Question(String left, String right, double probability) {}

  /** A guard and how many pairs it kept apart that weigh enough to be linked. */
  public record GuardCount(Guard guard, String words, long pairs) {}

  /**
   * What people decided about records of this run.
   *
   * @param against decisions on which the weight of the two alone says otherwise
   */
  public record Decided(int same, int notSame, int against) {}

  /**
   * Quality within a group, averaged over its records.
   *
   * @param dimension what groups are made by
   * @param linked share of its records that are with another record
   * @param doubtful share of its records that are with their person by a doubtful link
   * @param precision null without a truth
   * @param recall null without a truth
   * @param f1 null without a truth
   */
  public record Group(
      String dimension,
      String group,
      int records,
      double linked,
      double doubtful,
      @Nullable Double precision,
      @Nullable Double recall,
      @Nullable Double f1) {}

  /** People with at least so many records; {@code truth} is null where none was given. */
  public record PeopleCount(
      int atLeast, int count, int likely, int low, int high, @Nullable Integer truth) {}
}
