package org.porchlight.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * One effect out of several plausible linkages of the same records, as from several imputations of
 * what is not known (Rubin, Multiple Imputation for Nonresponse in Surveys, 1987, section 3.1): on
 * the logarithm, the variance within and the variance between add up.
 *
 * @param effect seen as a part of usual, with a 90 % interval that holds the doubt about links
 * @param share the part of its variance that comes from that doubt, 0 to 1
 * @param linkages how many spoke
 */
public record Linkages(Result.Range effect, double share, int linkages) {
  /** Fewer than this say too little of what lies between them. */
  public static final int LEAST = 5;

  /** The 95 % point of a normal distribution, on both sides of a 90 % interval. */
  private static final double NINETY = 1.6448536269514722;

  /**
   * Combines what each linkage says.
   *
   * @return empty when fewer than {@value #LEAST} say anything, or one saw no contact at all
   */
  public static Optional<Linkages> combine(List<Result> results) {
    List<Result.Range> effects =
        results.stream()
            .filter(Result.Finding.class::isInstance)
            .map(result -> ((Result.Finding) result).effect())
            .toList();
    int many = effects.size();
    if (many < LEAST || effects.stream().anyMatch(effect -> effect.low() <= 0)) {
      return Optional.empty();
    }
    double mean = effects.stream().mapToDouble(one -> Math.log(one.estimate())).sum() / many;
    double within =
        effects.stream()
                .mapToDouble(
                    one -> square((Math.log(one.high()) - Math.log(one.low())) / (2 * NINETY)))
                .sum()
            / many;
    double between =
        effects.stream().mapToDouble(one -> square(Math.log(one.estimate()) - mean)).sum()
            / (many - 1)
            * (1 + 1.0 / many);
    double half = NINETY * Math.sqrt(within + between);
    return Optional.of(
        new Linkages(
            new Result.Range(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half)),
            within + between == 0 ? 0 : between / (within + between),
            many));
  }

  private static double square(double value) {
    return value * value;
  }
}
