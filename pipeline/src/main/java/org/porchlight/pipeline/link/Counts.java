package org.porchlight.pipeline.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.NeighborRules;
import org.porchlight.linkage.CountInterval;
import org.porchlight.linkage.LinkResult;
import org.porchlight.study.counts.Band;
import org.porchlight.study.counts.Concentration;

/** Bands and concentration of every agency in every window. */
record Counts(List<Band> bands, List<Concentration> concentrations) {
  private static final long SEED = 20_261_101L;

  static Counts of(
      NeighborRules rules, LinkRun.Intake intake, LinkResult result, Optional<TruePersons> truth) {
    List<Integer> persons = Arrays.stream(result.personOfRow()).boxed().toList();
    List<@Nullable String> real = truth.map(known -> known.of(intake.mentions())).orElse(List.of());
    List<Scope> scopes = Scope.all(rules, intake.mentions(), intake.completeTo());
    List<List<CountInterval>> intervals =
        result.peopleWithAtLeast(rules.atLeast(), scopes.stream().map(Scope::rows).toList(), SEED);
    List<Band> bands = new ArrayList<>();
    List<Concentration> concentrations = new ArrayList<>();
    for (int s = 0; s < scopes.size(); s++) {
      Scope scope = scopes.get(s);
      Tally tally = Tally.of(persons, scope.rows());
      concentrations.add(
          new Concentration(
              scope.agency(),
              scope.windowDays(),
              tally.contacts().size(),
              tally.total(),
              tally.concentration()));
      Optional<Tally> known = truth.map(any -> Tally.of(real, scope.rows()));
      for (int k = 0; k < rules.atLeast().size(); k++) {
        int atLeast = rules.atLeast().get(k);
        CountInterval interval = intervals.get(s).get(k);
        bands.add(
            new Band(
                scope.agency(),
                scope.windowDays(),
                atLeast,
                interval.count(),
                interval.low(),
                interval.high(),
                known.map(who -> who.atLeast(atLeast)).orElse(null)));
      }
    }
    return new Counts(List.copyOf(bands), List.copyOf(concentrations));
  }

  List<LinkReport.Band> bandsOf(String agency, int windowDays) {
    return bands.stream()
        .filter(band -> band.agency().equals(agency) && band.windowDays() == windowDays)
        .map(
            band ->
                new LinkReport.Band(
                    band.atLeast(), band.count(), band.low(), band.high(), band.truth()))
        .toList();
  }
}
