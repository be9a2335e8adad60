package org.porchlight.records.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;
import org.porchlight.records.lake.Fingerprint;

/**
 * All rows of a layer, page by page, in the way that its server is able to: by skipping what was
 * sent, or, when it cannot skip or says it can and does not, by ranges of object ids.
 */
final class ArcGisPages {
  private static final String OFFSET = "offset";
  private static final String RANGES = "ranges";
  private static final int FEWEST = 50;

  /** Asked for at once, also where the server offers more: larger answers break off more often. */
  private static final int MOST = 2_000;

  /** Object ids are 32-bit numbers with a sign, of which servers use the positive ones. */
  private static final long LAST_ID = Integer.MAX_VALUE;

  /** Takes an answer before the next request overwrites it. */
  @FunctionalInterface
  interface Keep {
    /** Takes it. */
    void take(ArcGisPage page, Answer answer, List<Instant> moments) throws IOException;
  }

  /** Asks a query of the layer. */
  @FunctionalInterface
  interface Query {
    /** What the answer holds; its error, if it has one, is the caller's to judge. */
    ArcGisPage ask(
        Map<String, String> parameters,
        @Nullable String id,
        @Nullable String changed,
        @Nullable Keep keep)
        throws IOException;
  }

  private final Errand errand;
  private final ArcGisLayer layer;
  private final @Nullable String changed;
  private final Latest latest;
  private final KeptPages kept;
  private final Query query;
  private SeenIds seen = new SeenIds();
  private OptionalLong count = OptionalLong.empty();
  private long rows;
  private long bytes;
  private @Nullable Long firstId;
  private String lastPage = "";

  ArcGisPages(
      Errand errand,
      ArcGisLayer layer,
      @Nullable String changed,
      Latest latest,
      KeptPages kept,
      Query query) {
    this.errand = errand;
    this.layer = layer;
    this.changed = changed;
    this.latest = latest;
    this.kept = kept;
    this.query = query;
  }

  /** Rows received, each once. */
  long rows() {
    return rows;
  }

  /** Fetches every row, those kept from a fetch that broke off not again. */
  void fetchAll(String where, OptionalLong said) throws IOException {
    count = said;
    recall();
    KeptPages.Position at = kept.position().orElse(null);
    boolean byOffset = at == null ? layer.pages() : at.by().equals(OFFSET);
    if (!byOffset || !byOffset(where, at)) {
      byRanges(where, at != null && at.by().equals(RANGES) ? at : null);
    }
    if (count.isPresent() && count.getAsLong() != rows) {
      errand.notice(
          "the server counts %,d rows and sent %,d different ones. Rows may have come or gone meanwhile; if the difference stays, ask its owner."
              .formatted(count.getAsLong(), rows),
          "PL-FETCH-016");
    }
    if (kept.duplicates() > 0) {
      errand.notice(
          "%,d rows came twice, with an object id that an earlier page had, and were left out."
              .formatted(kept.duplicates()),
          "PL-FETCH-017");
    }
  }

  /** Looks through the pages kept; when one cannot be read, all are fetched again. */
  private void recall() throws IOException {
    try {
      for (int number = 1; number <= kept.pages(); number++) {
        try (InputStream in = kept.page(number)) {
          ArcGisPage page = ArcGisPage.read(in, layer.idField(), changed, latest::see);
          for (int row = 0; row < page.rows(); row++) {
            note(page, row);
          }
          rows += page.rows();
        }
      }
    } catch (IOException | tools.jackson.core.JacksonException e) {
      errand.notice(
          "the pages kept from a fetch that broke off cannot be read; everything is fetched again.",
          "PL-FETCH-019");
      kept.clear();
      throw new Unreadable(e);
    }
  }

  /** Kept pages turned out to be unreadable and are gone: the fetch is to begin anew. */
  static final class Unreadable extends IOException {
    @java.io.Serial private static final long serialVersionUID = 1;

    Unreadable(Exception cause) {
      super("kept pages cannot be read", cause);
    }
  }

  private boolean note(ArcGisPage page, int row) {
    if (!page.hasId(row)) {
      return true;
    }
    if (firstId == null) {
      firstId = page.id(row);
    }
    return seen.add(page.id(row));
  }

  // ---- by skipping

  /**
   * Skips what was sent.
   *
   * @return false when the server turns out to send the same rows again and again
   */
  private boolean byOffset(String where, KeptPages.@Nullable Position from) throws IOException {
    long offset = from == null ? 0 : from.next();
    int size = from == null ? pageSize() : (int) from.size();
    while (true) {
      Map<String, String> ask = rowsWhere(where);
      ask.put("resultOffset", Long.toString(offset));
      ask.put("resultRecordCount", Integer.toString(size));
      if (layer.idField() != null) {
        ask.put("orderByFields", layer.idField() + " ASC");
      }
      Step step = new Step(OFFSET, offset, size, offset > 0);
      ArcGisPage page = query.ask(ask, layer.idField(), changed, step);
      if (page.error() != null) {
        size = smaller(size, page);
        continue;
      }
      if (step.repeated) {
        if (layer.idField() == null) {
          throw cannotGoOn();
        }
        beginAnew();
        return false;
      }
      offset += page.rows();
      boolean more = page.exceeded() || page.rows() >= size || isShort();
      if (page.rows() == 0 || !more) {
        return true;
      }
    }
  }

  /** Forgets the pages, so that rows that come again by object id are not taken for duplicates. */
  private void beginAnew() throws IOException {
    kept.clear();
    kept.moveTo(new KeptPages.Position(RANGES, Long.MIN_VALUE, 0), 0);
    seen = new SeenIds();
    firstId = null;
    rows = 0;
    bytes = 0;
  }

  /** Whether rows are missing that the server counted. */
  private boolean isShort() {
    return count.isPresent() && rows + kept.duplicates() < count.getAsLong();
  }

  private int pageSize() {
    int most = Math.min(errand.limits().pageRows(), MOST);
    return layer.mostRows() > 0 ? Math.min(most, layer.mostRows()) : most;
  }

  private int smaller(int size, ArcGisPage page) {
    if (size <= FEWEST) {
      throw refused(page);
    }
    return Math.max(FEWEST, size / 4);
  }

  private ProblemsException refused(ArcGisPage page) {
    ArcGisPage.ServerError error =
        page.error() == null ? new ArcGisPage.ServerError(0, "") : page.error();
    return ArcGisFetch.refusal(Address.of(errand.where(), errand.location()), error);
  }

  private ProblemsException cannotGoOn() {
    return new ProblemsException(
        errand.where(),
        "the server sends only the first %,d rows%s: it neither skips rows nor gives them by object id. Ask its owner for an export, or for a layer that can page."
            .formatted(rows, count.isPresent() ? " of %,d".formatted(count.getAsLong()) : ""),
        "PL-FETCH-007");
  }

  // ---- by ranges of object ids

  private void byRanges(String where, KeptPages.@Nullable Position from) throws IOException {
    Probe probe = probe(where, from == null && rows == 0);
    if (probe.complete()) {
      return;
    }
    String id = layer.idField();
    if (id == null) {
      throw cannotGoOn();
    }
    long[] known = knownIds(where);
    if (known != null) {
      byKnownIds(where, id, known, probe.mostRows(), from);
    } else {
      byWidth(where, id, probe, from);
    }
  }

  /**
   * What a plain query brings.
   *
   * @param complete everything, so that nothing more is to be asked
   * @param mostRows how many rows come at most in one answer
   * @param lowest the lowest object id in it, at most 0
   */
  private record Probe(boolean complete, int mostRows, long lowest) {}

  private Probe probe(String where, boolean mayBeAll) throws IOException {
    boolean[] complete = {false};
    long[] lowest = {0};
    ArcGisPage page =
        query.ask(
            rowsWhere(where),
            layer.idField(),
            changed,
            (answerPage, answer, moments) -> {
              for (int row = 0; row < answerPage.rows(); row++) {
                if (answerPage.hasId(row)) {
                  lowest[0] = Math.min(lowest[0], answerPage.id(row));
                }
              }
              complete[0] = mayBeAll && isAll(answerPage);
              if (complete[0]) {
                new Step(RANGES, LAST_ID, 0, false).take(answerPage, answer, moments);
              }
            });
    if (page.error() != null) {
      throw refused(page);
    }
    int most = layer.mostRows() > 0 ? Math.min(layer.mostRows(), page.rows()) : page.rows();
    return new Probe(complete[0], Math.clamp(most, 1, errand.limits().pageRows()), lowest[0]);
  }

  private boolean isAll(ArcGisPage page) {
    if (page.exceeded()) {
      return false;
    }
    return count.isPresent()
        ? page.rows() >= count.getAsLong()
        : layer.mostRows() > 0 ? page.rows() < layer.mostRows() : page.rows() == 0;
  }

  /** All object ids; null when the server does not give them, or fewer than it counts. */
  private long @Nullable [] knownIds(String where) throws IOException {
    ArcGisPage page = query.ask(Map.of("where", where, "returnIdsOnly", "true"), null, null, null);
    long[] ids = page.objectIds();
    boolean usable =
        page.error() == null
            && ids != null
            && ids.length > 0
            && (count.isEmpty() || ids.length >= count.getAsLong());
    return usable ? ids : null;
  }

  private void byKnownIds(
      String where, String id, long[] ids, int most, KeptPages.@Nullable Position from)
      throws IOException {
    int at = from == null ? 0 : firstFrom(ids, from.next());
    int size = from == null || from.size() < 1 ? most : (int) Math.min(from.size(), most);
    while (at < ids.length) {
      int end = Math.min(ids.length, at + size);
      long next = end < ids.length ? ids[end] : LAST_ID;
      int expected = end - at;
      Step step = new Step(RANGES, next, size, false);
      int most2 = most;
      step.unless = page -> page.rows() < expected && (page.exceeded() || page.rows() >= most2);
      ArcGisPage page = ask(where, id, ids[at], ids[end - 1], step);
      boolean tooMany = page.error() != null || step.refused;
      if (tooMany && size > 1) {
        size = Math.max(1, size / 2);
        continue;
      }
      if (page.error() != null) {
        throw refused(page);
      }
      at = end;
    }
  }

  private static int firstFrom(long[] ids, long id) {
    int found = java.util.Arrays.binarySearch(ids, id);
    return found < 0 ? -found - 1 : found;
  }

  /**
   * Walks over all ids there can be, in steps that grow where there are few rows and shrink where
   * an answer is full.
   */
  private void byWidth(String where, String id, Probe probe, KeptPages.@Nullable Position from)
      throws IOException {
    long[] bounds = bounds(where, id, probe.lowest());
    long low = from == null ? bounds[0] : Math.max(bounds[0], from.next());
    long width = from == null || from.size() < 1 ? probe.mostRows() : from.size();
    while (low <= bounds[1]) {
      long high = Math.min(bounds[1], low + width - 1);
      Step step = new Step(RANGES, high + 1, width, false);
      boolean one = high == low;
      step.unless = page -> !one && (page.exceeded() || page.rows() >= probe.mostRows());
      ArcGisPage page = ask(where, id, low, high, step);
      if (page.error() != null && one) {
        throw refused(page);
      }
      if (page.error() != null || step.refused) {
        width = Math.max(1, (high - low + 1) / 2);
        continue;
      }
      low = high + 1;
      if (page.rows() == 0) {
        width = Math.min(LAST_ID, width * 4);
      } else if (page.rows() < probe.mostRows() / 4) {
        width = Math.min(LAST_ID, width * 2);
      }
    }
  }

  /** The lowest and highest object id, by the server's statistics where they can be true. */
  private long[] bounds(String where, String id, long lowest) throws IOException {
    long[] all = {lowest, LAST_ID};
    if (!layer.statistics()) {
      return all;
    }
    Map<String, String> ask = new LinkedHashMap<>();
    ask.put("where", where);
    ask.put(
        "outStatistics",
        """
        [{"statisticType":"min","onStatisticField":"%s","outStatisticFieldName":"THE_MIN"},\
        {"statisticType":"max","onStatisticField":"%s","outStatisticFieldName":"THE_MAX"}]"""
            .formatted(id, id));
    ArcGisPage lows = query.ask(ask, "THE_MIN", null, null);
    if (lows.error() != null || lows.rows() != 1 || !lows.hasId(0)) {
      return all;
    }
    ArcGisPage highs = query.ask(ask, "THE_MAX", null, null);
    if (highs.error() != null || highs.rows() != 1 || !highs.hasId(0)) {
      return all;
    }
    long low = lows.id(0);
    long high = highs.id(0);
    // Some servers give statistics of another field, or of a part: there cannot be more rows than
    // ids.
    boolean possible =
        low <= high && high <= LAST_ID && (count.isEmpty() || high - low >= count.getAsLong() - 1);
    return possible ? new long[] {low, high} : all;
  }

  private ArcGisPage ask(String where, String id, long low, long high, Step step)
      throws IOException {
    String range = "%s >= %d AND %s <= %d".formatted(id, low, id, high);
    Map<String, String> ask = rowsWhere(where.equals("1=1") ? range : where + " AND " + range);
    ask.put("orderByFields", id + " ASC");
    return query.ask(ask, layer.idField(), changed, step);
  }

  private Map<String, String> rowsWhere(String where) {
    Map<String, String> ask = new LinkedHashMap<>();
    ask.put("where", where);
    ask.put("outFields", "*");
    ask.put("returnGeometry", Boolean.toString(layer.hasGeometry()));
    if (layer.hasGeometry()) {
      ask.put("outSR", "4326");
    }
    return ask;
  }

  /** Decides whether an answer is to be asked for again in smaller parts. */
  @FunctionalInterface
  private interface Unless {
    boolean test(ArcGisPage page);
  }

  /** Keeps one page, without the rows that came before. */
  private final class Step implements Keep {
    private final String by;
    private final long next;
    private final long size;
    private final boolean mayRepeat;
    private Unless unless = page -> false;
    private boolean refused;
    private boolean repeated;

    /**
     * One step.
     *
     * @param next for {@code offset} where this page begins, otherwise where the next begins
     * @param mayRepeat whether to look for a server that sends the first page again
     */
    Step(String by, long next, long size, boolean mayRepeat) {
      this.by = by;
      this.next = next;
      this.size = size;
      this.mayRepeat = mayRepeat;
    }

    @Override
    public void take(ArcGisPage page, Answer answer, List<Instant> moments) throws IOException {
      refused = unless.test(page);
      boolean again = isRepeated(page, answer);
      repeated = mayRepeat && again;
      if (refused || repeated) {
        return;
      }
      if (!page.hasFeatures()) {
        throw new ProblemsException(
            errand.where(),
            "the server answers a query with neither rows nor an error. Look whether location is a layer or table that can be queried.",
            "PL-FETCH-005");
      }
      BitSet twice = new BitSet();
      for (int row = 0; row < page.rows(); row++) {
        if (!note(page, row)) {
          twice.set(row);
        }
      }
      long after = by.equals(OFFSET) ? next + page.rows() : next;
      KeptPages.Position position = new KeptPages.Position(by, after, size);
      int fresh = page.rows() - twice.cardinality();
      if (fresh == 0) {
        kept.moveTo(position, twice.cardinality());
      } else {
        kept.add(
            out -> {
              try (InputStream in = answer.open()) {
                if (twice.isEmpty()) {
                  in.transferTo(out);
                } else {
                  ArcGisPage.copyWithout(twice, in, out);
                }
              }
            },
            twice.cardinality(),
            position);
      }
      moments.forEach(latest::see);
      rows += fresh;
      bytes += answer.bytes();
      long all = count.orElse(0);
      long total = rows == 0 || all < rows ? bytes : (long) ((double) bytes / rows * all);
      errand.progress().at(errand.source().id(), rows, bytes, total);
    }

    /** Whether a server that was asked for later rows sends the first ones again. */
    private boolean isRepeated(ArcGisPage page, Answer answer) throws IOException {
      if (page.rows() == 0) {
        return false;
      }
      if (page.hasId(0)) {
        return firstId != null && page.id(0) == firstId && allSeen(page);
      }
      String now;
      try (InputStream in = answer.open()) {
        now = Fingerprint.of(in);
      }
      boolean same = now.equals(lastPage);
      lastPage = now;
      return same;
    }

    private boolean allSeen(ArcGisPage page) {
      for (int row = 0; row < page.rows(); row++) {
        if (!page.hasId(row) || !seen.contains(page.id(row))) {
          return false;
        }
      }
      return true;
    }
  }
}
