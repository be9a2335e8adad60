package org.porchlight.evaluation.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.porchlight.evaluation.Evaluation;
import org.porchlight.evaluation.Result;

/**
 * Contacts per day at risk as a product of causes: negative-binomial regression with log days as
 * offset (as {@code MASS::glm.nb}). Intervals use errors that allow the rows of one person to hang
 * together ({@code sandwich::vcovCL}, type HC0, cadjust TRUE) and Student's t with one degree of
 * freedom less than there are people. A check beside a comparison, not a comparison: who was served
 * is a cause like any other, and people picked at their worst get better under this model too.
 */
public sealed interface RateModel {

  /**
   * One person in one stretch of time.
   *
   * @param person an opaque handle; rows with the same handle may hang together
   * @param contacts 0 or more
   * @param days at risk, 0 or more; a row without any says nothing and is left out
   * @param values one for each name, in their order
   */
  record Row(String person, int contacts, int days, List<Double> values) {
    public Row {
      values = List.copyOf(values);
      if (contacts < 0 || days < 0 || !values.stream().allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "A row of a rate model has contacts and days of 0 or more and values that are numbers.");
      }
    }

    @Override
    public String toString() {
      return "a row of a rate model";
    }
  }

  /**
   * One cause.
   *
   * @param estimate logarithm of the ratio
   * @param error its standard error if the model is right
   * @param robustError its standard error if rows of a person hang together
   * @param ratio of rates per 1 more of the value, with its 90 % interval by the robust error
   */
  record Term(String name, double estimate, double error, double robustError, Result.Range ratio) {}

  /**
   * There is a fit.
   *
   * @param base the rate per day where all values are 0
   * @param terms one for each name, in their order
   * @param theta variance is mean + mean² / theta; empty where Poisson's fit is the result
   */
  record Fitted(int people, Term base, List<Term> terms, OptionalDouble theta, double logLikelihood)
      implements RateModel {
    public Fitted {
      terms = List.copyOf(terms);
    }
  }

  /** There is no fit. */
  record Refused(Reason reason) implements RateModel {}

  /** Why there is none. */
  enum Reason {
    /** Fewer than {@link Evaluation#LEAST_PEOPLE} people, or not more people than terms. */
    TOO_FEW_PEOPLE,
    /** Nobody had a contact. */
    NO_CONTACTS,
    /** One value is a sum of others, or the same in all rows. */
    COLLINEAR,
    /** One value parts rows with contacts from rows without, so its ratio has no end. */
    UNBOUNDED,
    /** The search did not settle. */
    NO_CONVERGENCE
  }

  /**
   * The fit, or why there is none.
   *
   * @param names of the values of each row; a base rate is always added
   */
  static RateModel fit(List<String> names, List<Row> rows) {
    if (rows.stream().anyMatch(row -> row.values().size() != names.size())) {
      throw new IllegalArgumentException(
          "Each row of a rate model has one value for each of the " + names.size() + " names.");
    }
    List<Row> used = rows.stream().filter(row -> row.days() > 0).toList();
    Map<String, Integer> people = new HashMap<>();
    int[] person = new int[used.size()];
    double[][] x = new double[used.size()][names.size() + 1];
    double[] y = new double[used.size()];
    double[] offset = new double[used.size()];
    double contacts = 0;
    for (int i = 0; i < used.size(); i++) {
      Row row = used.get(i);
      people.putIfAbsent(row.person(), people.size());
      person[i] = people.getOrDefault(row.person(), 0);
      y[i] = row.contacts();
      contacts += y[i];
      offset[i] = Math.log(row.days());
      x[i][0] = 1;
      for (int j = 0; j < names.size(); j++) {
        x[i][j + 1] = row.values().get(j);
      }
    }
    if (people.size() < Evaluation.LEAST_PEOPLE || people.size() <= names.size() + 1) {
      return new Refused(Reason.TOO_FEW_PEOPLE);
    }
    if (contacts == 0) {
      return new Refused(Reason.NO_CONTACTS);
    }
    return switch (NegativeBinomial.fit(x, y, offset)) {
      case NegativeBinomial.Failed(NegativeBinomial.Failure why) ->
          new Refused(
              switch (why) {
                case COLLINEAR -> Reason.COLLINEAR;
                case UNBOUNDED -> Reason.UNBOUNDED;
                case NO_CONVERGENCE -> Reason.NO_CONVERGENCE;
              });
      case NegativeBinomial.Fit fit -> {
        double[][] robust = Sandwich.clustered(fit, person, people.size());
        double reach = Student.ninety(people.size() - 1);
        List<Term> terms = new ArrayList<>();
        for (int j = 0; j <= names.size(); j++) {
          double estimate = fit.coefficients[j];
          double error = Math.sqrt(robust[j][j]);
          terms.add(
              new Term(
                  j == 0 ? "base" : names.get(j - 1),
                  estimate,
                  Math.sqrt(fit.bread[j][j]),
                  error,
                  Ratios.of(estimate, reach * error)));
        }
        yield new Fitted(
            people.size(),
            terms.getFirst(),
            terms.subList(1, terms.size()),
            Double.isInfinite(fit.theta) ? OptionalDouble.empty() : OptionalDouble.of(fit.theta),
            fit.logLikelihood);
      }
    };
  }
}
