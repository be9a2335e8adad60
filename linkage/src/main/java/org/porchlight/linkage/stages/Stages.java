package org.porchlight.linkage.stages;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.porchlight.linkage.Decision;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.UnusableInputException;
import org.porchlight.linkage.blocking.BlockCuts;
import org.porchlight.linkage.blocking.Blocking;
import org.porchlight.linkage.blocking.PassJudge;
import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.EntriesReader;
import org.porchlight.linkage.entries.ReadColumns;
import org.porchlight.linkage.joining.Constraints;
import org.porchlight.linkage.workbench.Bits;

/**
 * The steps of a run one by one, for an engine that spreads them over several machines. What one
 * machine can do with a single record or with a {@link Slice} of them is done here, by the same
 * code that {@code Linker} uses; moving records about is the engine's part. The order of the steps:
 *
 * <ol>
 *   <li>{@link Reading} of distinct names and dates, {@link #read} of every record;
 *   <li>distinct contents in the {@link #order} that numbers them, see {@link StagedEntry};
 *   <li>{@link #tell} of every entry, added up to a {@link Census};
 *   <li>{@link Slice#keys}, {@link #cut} and {@link BlockCuts#choose};
 *   <li>{@link Training} from a sample and from the patterns of all pairs;
 *   <li>the weights of pairs, {@link Slice#by} a model, {@link WeightSearch} for thresholds;
 *   <li>{@link Slice#join} of each connected component;
 *   <li>{@link Slice#attribute} of bare names.
 * </ol>
 *
 * <p>Immutable and serializable. Not meant for applications: they use {@code Linker}. What is here
 * may change whenever the engine does.
 */
public final class Stages implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Layout layout;
  private final TreeMap<String, Integer> pinOf = new TreeMap<>();
  private final int[] same;
  private final int[] apart;

  private Stages(Layout layout, Collection<String> pinned, List<Decision> decisions) {
    this.layout = layout;
    for (String id : new TreeSet<>(pinned)) {
      pinOf.put(id, pinOf.size() + 1);
    }
    same = pins(decisions, Decision.Verdict.SAME);
    apart = pins(decisions, Decision.Verdict.NOT_SAME);
  }

  /**
   * Prepares a run.
   *
   * @param columns names every problem with them at once
   * @param decisions that must hold; refused where they contradict each other
   * @param there the record ids among those decided about that are part of the run
   */
  public static Stages of(
      List<Records.Column> columns, List<Decision> decisions, Collection<String> there) {
    Records none = Records.builder(columns).build();
    for (Records.Column column : columns) {
      if (column.role().encoded()) {
        throw new UnusableInputException(
            List.of(
                "Column '%s' has the role %s, and encodings are linked by the embedded engine only; link them with it, or leave the column out."
                    .formatted(column.name(), column.role().label())));
      }
    }
    List<Decision> about =
        decisions.stream()
            .filter(d -> there.contains(d.left()) && there.contains(d.right()))
            .toList();
    Stages stages = new Stages(new Layout(none.columns()), there, about);
    Constraints constraints = new Constraints(stages.pinOf.size() + 1);
    stages.constrain(constraints, pin -> pin, about);
    return stages;
  }

  private int[] pins(List<Decision> decisions, Decision.Verdict verdict) {
    return decisions.stream()
        .filter(decision -> decision.verdict() == verdict)
        .flatMapToInt(decision -> IntStream.of(pin(decision.left()), pin(decision.right())))
        .toArray();
  }

  private int pin(String id) {
    return pinOf.getOrDefault(id, 0);
  }

  private void constrain(
      Constraints constraints, IntUnaryOperator entryOfPin, List<Decision> said) {
    for (int i = 0; i < same.length; i += 2) {
      int a = entryOfPin.applyAsInt(same[i]);
      int b = entryOfPin.applyAsInt(same[i + 1]);
      if (a >= 0 && b >= 0) {
        constraints.same(new int[] {a, b});
      }
    }
    for (int i = 0; i < apart.length; i += 2) {
      int a = entryOfPin.applyAsInt(apart[i]);
      int b = entryOfPin.applyAsInt(apart[i + 1]);
      if (a >= 0 && b >= 0 && !constraints.addApart(a, b)) {
        throw contradiction(said, i / 2);
      }
    }
  }

  private static RuntimeException contradiction(List<Decision> said, int at) {
    List<Decision> apart =
        said.stream().filter(d -> d.verdict() == Decision.Verdict.NOT_SAME).toList();
    if (at >= apart.size()) {
      return new IllegalStateException("two decisions contradict each other");
    }
    return Constraints.contradiction(apart.get(at));
  }

  /** The columns of the run. */
  public List<Records.Column> columns() {
    return layout.columns();
  }

  Layout layout() {
    return layout;
  }

  Constraints constraints(Entries entries, int[] pinOfEntry) {
    Constraints constraints = new Constraints(entries.size);
    if (!pinOf.isEmpty()) {
      Map<Integer, Integer> entryOf = new TreeMap<>();
      for (int e = 0; e < pinOfEntry.length; e++) {
        if (pinOfEntry[e] != 0) {
          entryOf.put(pinOfEntry[e], e);
        }
      }
      constrain(constraints, pin -> entryOf.getOrDefault(pin, -1), List.of());
    }
    return constraints;
  }

  /** Pairs of pins that were decided to be one person, one after the other. */
  public int[] decidedSame() {
    return same.clone();
  }

  /** The pin of a content: a number above 0 where a decision is about the record, else 0. */
  public static int pinOf(byte[] content) {
    return Content.of(content).pin;
  }

  /**
   * What a record says.
   *
   * @param content the same bytes for records that say the same
   * @param source the list it comes from; "" where that is not known
   * @param place the building in which it was made; "" where that is not known
   * @param home the building in which its person lives; "" where that is not known
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Read(byte[] content, String source, String place, String home) {}

  /** Reads some of the records, in their order. */
  public List<Read> read(Records some, Reading reading) {
    int[] pins = new int[some.size()];
    for (int row = 0; row < pins.length && !pinOf.isEmpty(); row++) {
      pins[row] = pin(some.id(row));
    }
    EntriesReader columns = new EntriesReader(some, pins, reading.habit());
    List<Read> read = new ArrayList<>(pins.length);
    for (int row = 0; row < pins.length; row++) {
      read.add(
          new Read(
              Content.write(columns, row),
              columns.source.values()[columns.source.codes()[row]],
              columns.buildings[columns.place[row]],
              columns.buildings[columns.home[row]]));
    }
    return read;
  }

  /**
   * What distinct contents are sorted by, part by part, before they are numbered.
   *
   * @param family compared byte by byte, as numbers from 0 to 255
   * @param given likewise
   * @param date number that rises with the date of birth; 0 where it is not known
   * @param hash compared as a signed number
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Order(byte[] family, byte[] given, int date, long hash) {}

  /** Where a content stands among all. */
  public static Order order(byte[] content) {
    Content said = Content.of(content);
    return new Order(
        said.family.getBytes(StandardCharsets.UTF_16BE),
        said.given.getBytes(StandardCharsets.UTF_16BE),
        ReadColumns.date(said.birth),
        said.hash() ^ Long.MIN_VALUE);
  }

  /** Told of what goes into a {@link Census}. */
  public interface ValueSink {
    /**
     * A value, or something else that is counted.
     *
     * @param column a number for the column
     * @param value a number for the value
     * @param entries how many entries have it
     * @param parts what they weigh; adds up exactly in any order
     */
    void value(int column, long value, long entries, long parts);
  }

  /**
   * Tells what some entries add to the census. Entries with the same given name, family name and
   * birth date must come together, and so must those with the same two names where both are known.
   *
   * @param run all entries with the same given and family name, in their order, or some of them
   *     where either is not known
   */
  public void tell(List<StagedEntry> run, ValueSink sink) {
    new Telling(sink, layout.ids().size()).run(run);
  }

  /** A few records together, with what all records say. */
  public Slice slice(Census census, List<StagedEntry> entries) {
    return new Slice(this, census, entries, false);
  }

  /** All records at once, each by itself, for {@link Slice#attribute}. */
  public Slice whole(Census census, List<StagedEntry> entries) {
    return new Slice(this, census, entries, true);
  }

  /**
   * Cuts blocks that are too large, at every limit that may be needed.
   *
   * @param blockOfMember for each member a number from 0; members of one block in rising order of
   *     their index
   * @param refinements for each member what {@link Slice#refinements} gave
   */
  public static BlockCuts cut(int[] blockOfMember, int[][] refinements) {
    return BlockCuts.of(blockOfMember, refinements);
  }

  /** Whether so many entries are few enough for all pairs to be compared. */
  public static boolean comparesAllPairs(long entries) {
    return entries <= Blocking.ALL_PAIRS_UP_TO;
  }

  /** Refuses records without any key. */
  public static UnusableInputException noUsableKey() {
    return Blocking.unusable();
  }

  /** Whether passes are judged before they are used. */
  public static boolean judgesPasses(long entries, int passes) {
    return PassJudge.worthJudging(entries, passes);
  }

  /** The entries whose pairs all passes are judged by, in rising order. */
  public static int[] probes(long entries) {
    return PassJudge.probes(Math.toIntExact(entries));
  }

  /** What a pair of a probe counts, by its weight in bits. */
  public static double worth(double bits) {
    return PassJudge.worth(bits);
  }

  /**
   * Which passes are used.
   *
   * @param foundBy for each set of passes that found the same pairs of probes how many these are,
   *     and what they count together
   * @param passes how many there are, from 1 to 64
   * @return one bit for each pass
   */
  public static long judge(Map<Long, double[]> foundBy, int passes) {
    return PassJudge.judge(foundBy, passes).used();
  }

  /** A model as text that travels. */
  public static String text(Model model) {
    StringBuilder text = new StringBuilder();
    try {
      model.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The probability that odds of so many bits stand for. */
  public static double probability(double bits) {
    return Bits.probability(bits);
  }
}
