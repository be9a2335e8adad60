package org.porchlight.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number of a finding, made again from the file and the recipe in the package's words. */
class AnalysisFileTest {
  private static final int DRAWS = 300;

  @ParameterizedTest
  @ValueSource(ints = {0, 40})
  void theFileAloneGivesTheSameNumbers(int jailed) {
    for (long seed = 1; seed <= 5; seed++) {
      World world = new World(1500, seed);
      List<String> served = world.top(20);
      Evaluation evaluation = new Evaluation(world.histories(served, 0.6, jailed), 0, World.END);
      Result.Finding finding = (Result.Finding) evaluation.of(World.PLAN, served, DRAWS, seed);
      AnalysisFile file = evaluation.file(World.PLAN, served);

      double[] usual = draws(file, seed);
      assertThat(usual[Math.toIntExact(Math.round(0.05 * (DRAWS - 1)))])
          .isEqualTo(finding.usual().low());
      assertThat(usual[Math.toIntExact(Math.round(0.5 * (DRAWS - 1)))])
          .isEqualTo(finding.usual().estimate());
      assertThat(usual[Math.toIntExact(Math.round(0.95 * (DRAWS - 1)))])
          .isEqualTo(finding.usual().high());
      assertThat(index(file.served().stream().map(AnalysisFile.Served::counts).toList()))
          .isEqualTo(finding.seen());
    }
  }

  private static double[] draws(AnalysisFile file, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[] usual = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      List<AnalysisFile.Counts> taken = new ArrayList<>();
      for (int band :
          new TreeSet<>(file.served().stream().map(AnalysisFile.Served::band).toList())) {
        List<AnalysisFile.Past> people =
            file.past().stream().filter(one -> one.band() == band).toList();
        List<AnalysisFile.Found> row = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
          row.addAll(people.get(random.nextInt(people.size())).found());
        }
        for (AnalysisFile.Served served : file.served()) {
          if (served.band() == band) {
            AnalysisFile.Found found = row.get(random.nextInt(row.size()));
            taken.add(served.lost() == 0 ? found.counts() : found.without().get(served.lost() - 1));
          }
        }
      }
      usual[draw] = index(taken);
    }
    Arrays.sort(usual);
    return usual;
  }

  private static double index(List<AnalysisFile.Counts> counts) {
    long before = counts.stream().mapToLong(AnalysisFile.Counts::before).sum();
    long daysBefore = counts.stream().mapToLong(AnalysisFile.Counts::daysBefore).sum();
    long after = counts.stream().mapToLong(AnalysisFile.Counts::after).sum();
    long daysAfter = counts.stream().mapToLong(AnalysisFile.Counts::daysAfter).sum();
    return daysAfter == 0 || before == 0 ? 0 : 100.0 * after / daysAfter * daysBefore / before;
  }
}
