package org.porchlight.pipeline.link;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.porchlight.linkage.Evaluation;
import org.porchlight.linkage.Explanation;
import org.porchlight.linkage.LinkResult;
import org.porchlight.linkage.MatchWeight;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.PersonEvent;
import org.porchlight.linkage.PersonIds;
import org.porchlight.linkage.ScoredPair;
import org.porchlight.study.counts.Band;
import org.porchlight.study.counts.Comparison;
import org.porchlight.study.counts.Concentration;
import org.porchlight.study.counts.RunFigures;
import org.porchlight.study.load.EventKind;
import org.porchlight.study.load.Loading;
import org.porchlight.study.load.NewMention;
import org.porchlight.study.load.NewTie;
import org.porchlight.study.load.StandingDecisions;
import org.porchlight.study.load.StudyLoad;
import org.porchlight.study.people.Particulars;

/** Brings one finished linking into the study, whole or not at all. */
final class Storing {
  /** The least weight of a pair that people are asked about: one in nine of them is one person. */
  private static final MatchWeight LEAST = new MatchWeight(-3);

  /** More questions than this are never answered in a month. */
  private static final int MOST_QUESTIONS = 2000;

  private final StudyLoad load;
  private final LinkRun.Intake intake;
  private final Linking linking;
  private final Counts counts;
  private final Map<String, String> handleOf = new HashMap<>();

  Storing(StudyLoad load, LinkRun.Intake intake, Linking linking, Counts counts) {
    this.load = load;
    this.intake = intake;
    this.linking = linking;
    this.counts = counts;
  }

  /** Stores it, and makes it what the team sees; gives the number of the run. */
  long store(Instant startedAt, StandingDecisions decisions, Optional<Evaluation> judged)
      throws SQLException, IOException {
    Map<String, String> previous = load.previousPersons();
    PersonIds ids = linking.ids(previous);
    StringBuilder model = new StringBuilder();
    linking.result().model().write(model);
    try (Loading loading = load.begin(startedAt, figures(judged), model.toString(), decisions)) {
      persons(loading, previous, ids);
      mentions(loading, ids);
      ties(loading);
      nearMisses(loading);
      for (Band band : counts.bands()) {
        loading.band(band);
      }
      for (Concentration concentration : counts.concentrations()) {
        loading.concentration(concentration);
      }
      for (Map.Entry<String, LocalDate> source : intake.completeTo().entrySet()) {
        loading.completeTo(source.getKey(), source.getValue());
      }
      frequents(loading);
      loading.finish();
      return loading.run();
    }
  }

  private RunFigures figures(Optional<Evaluation> judged) {
    LinkResult result = linking.result();
    return new RunFigures(
        result.records(),
        result.persons(),
        result.pairs(),
        result.threshold().bits(),
        result.model().auto().bits(),
        result.model().comparisons().stream()
            .map(
                comparison ->
                    new Comparison(
                        comparison.name(),
                        comparison.levels().stream().map(Model.Level::label).toList()))
            .toList(),
        intake.leftOut(),
        judged
            .map(found -> new RunFigures.Quality(found.precision(), found.recall(), found.f1()))
            .orElse(null));
  }

  /** Names the new persons, and says what became of the earlier ones. */
  private void persons(Loading loading, Map<String, String> previous, PersonIds ids)
      throws SQLException {
    previous.values().forEach(handle -> handleOf.putIfAbsent(handle, handle));
    for (String id : new TreeSet<>(ids.personOfRecord().values())) {
      if (!handleOf.containsKey(id)) {
        handleOf.put(id, loading.newPerson());
      }
    }
    Set<String> living = new HashSet<>(ids.personOfRecord().values());
    for (PersonEvent event : ids.events()) {
      switch (event) {
        case PersonEvent.Appeared(String _) -> {}
        case PersonEvent.Disappeared(String person) ->
            loading.event(EventKind.GONE, handle(person), List.of());
        case PersonEvent.Split(String person, List<String> into) ->
            loading.event(
                EventKind.SPLIT, handle(person), into.stream().map(this::handle).toList());
        case PersonEvent.Joined(List<String> from, String person) -> {
          loading.event(EventKind.JOINED, handle(person), from.stream().map(this::handle).toList());
          for (String earlier : from) {
            if (!living.contains(earlier)) {
              loading.joined(handle(earlier), handle(person));
            }
          }
        }
      }
    }
  }

  private String handle(String id) {
    String handle = handleOf.get(id);
    if (handle == null) {
      throw new IllegalStateException("a person of this run has no handle");
    }
    return handle;
  }

  private void mentions(Loading loading, PersonIds ids) throws SQLException {
    boolean[] doubtful = linking.doubtful();
    for (int row = 0; row < intake.mentions().size(); row++) {
      FoundMention mention = intake.mentions().get(row);
      String id = ids.personOfRecord().get(mention.key());
      loading.mention(
          new NewMention(
              row,
              mention.source().id(),
              mention.record(),
              mention.role(),
              handle(id == null ? "" : id),
              new Particulars(
                  mention.name(),
                  null,
                  null,
                  said(mention.born()),
                  said(mention.sex()),
                  said(mention.race()),
                  said(mention.phone()),
                  said(mention.address())),
              said(mention.place()),
              mention.occurred(),
              mention.ended(),
              mention.contact(),
              doubtful[row],
              mention.details()));
    }
  }

  /** Why each mention is its person's: its best partner among the records of each source. */
  private void ties(Loading loading) throws SQLException {
    Map<String, Integer> groups = new HashMap<>();
    int[] groupOfRow =
        intake.mentions().stream()
            .mapToInt(
                mention -> groups.computeIfAbsent(mention.source().id(), any -> groups.size()))
            .toArray();
    List<NewTie> ties = new ArrayList<>();
    linking
        .result()
        .ties(
            groupOfRow,
            (row, partner, bits, levels, levelBits) ->
                ties.add(new NewTie(row, partner, bits, places(levels), floats(levelBits))));
    for (NewTie tie : ties) {
      loading.tie(tie);
    }
  }

  /** Pairs of persons who may be one, the likeliest. */
  private void nearMisses(Loading loading) throws SQLException {
    Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < intake.mentions().size(); row++) {
      rows.put(intake.mentions().get(row).key(), row);
    }
    Map<String, Map<String, Integer>> placeOf = new HashMap<>();
    List<Model.ComparisonModel> comparisons = linking.result().model().comparisons();
    for (Model.ComparisonModel comparison : comparisons) {
      Map<String, Integer> places = new HashMap<>();
      for (int i = 0; i < comparison.levels().size(); i++) {
        places.putIfAbsent(comparison.levels().get(i).label(), i);
      }
      placeOf.put(comparison.name(), places);
    }
    for (ScoredPair pair : linking.result().nearMisses(LEAST, MOST_QUESTIONS)) {
      Explanation why = linking.result().explain(pair.left(), pair.right());
      byte[] levels = new byte[comparisons.size()];
      float[] bits = new float[comparisons.size()];
      for (int c = 0; c < comparisons.size(); c++) {
        Explanation.FieldEvidence field = why.fields().get(c);
        levels[c] =
            placeOf
                .getOrDefault(field.comparison(), Map.of())
                .getOrDefault(field.level(), 0)
                .byteValue();
        bits[c] = (float) field.weight().bits();
      }
      loading.nearMiss(
          new NewTie(
              rows.getOrDefault(pair.left(), 0),
              rows.getOrDefault(pair.right(), 0),
              pair.weight().bits(),
              levels,
              bits));
    }
  }

  private static byte[] places(int[] levels) {
    byte[] places = new byte[levels.length];
    for (int i = 0; i < levels.length; i++) {
      places[i] = (byte) levels[i];
    }
    return places;
  }

  private static float[] floats(double[] bits) {
    float[] floats = new float[bits.length];
    for (int i = 0; i < bits.length; i++) {
      floats[i] = (float) bits[i];
    }
    return floats;
  }

  private static @Nullable String said(String text) {
    return text.isEmpty() ? null : text;
  }

  private void frequents(Loading loading) throws SQLException {
    Map<String, String> known = new HashMap<>();
    for (FrequentReader.Use use : intake.uses()) {
      String key = use.kind() + use.value();
      String handle = known.get(key);
      if (handle == null) {
        handle = loading.frequent(use.kind(), use.value());
        known.put(key, handle);
      }
      loading.frequentUse(handle, use.source(), use.record(), use.occurred());
    }
  }
}
