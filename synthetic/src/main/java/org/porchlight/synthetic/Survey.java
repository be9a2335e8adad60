package org.porchlight.synthetic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The yearly resident survey: 5 is very satisfied, 9 is "don't know", a blank is no answer. Points
 * are in millionths of a degree and moved by up to 150 meters, as the survey firm delivers them.
 * One question lets people choose up to three wishes, each with a column of its own.
 */
final class Survey {
  static final int ANSWERS = 825;
  static final String SOURCE = "resident-survey";

  /** A question's column, the share of top answers in the first year, and of "don't know". */
  private enum Question {
    Q1_POLICE(0.58, 0.06),
    Q2_FIRE(0.84, 0.12),
    Q3_EMS(0.80, 0.15),
    Q4_911(0.71, 0.17),
    Q5_CRISIS(0.62, 0.28),
    Q6_DAY(0.83, 0.01),
    Q7_NIGHT(0.52, 0.02),
    Q8_DOWNTOWN(0.49, 0.05),
    Q9_PREVENT(0.46, 0.10),
    Q10_TRAFFIC(0.38, 0.03),
    Q11_INFORMED(0.43, 0.08),
    Q12_TRUST(0.55, 0.07);

    final double good;
    final double unknown;

    Question(double good, double unknown) {
      this.good = good;
      this.unknown = unknown;
    }
  }

  /** A wish's column, and the share of those who answer that choose it. */
  private enum Wish {
    Q13_LIGHTS(0.44),
    Q13_TRAFFIC(0.52),
    Q13_CARE(0.36),
    Q13_YOUTH(0.41),
    Q13_PATROLS(0.29),
    Q13_NEIGHBORS(0.17);

    final double share;

    Wish(double share) {
      this.share = share;
    }
  }

  private static final int MOST_WISHES = 3;

  /** How districts differ from the city's mean, in points of a hundred. */
  private static final double[] DISTRICTS = {-0.06, 0.04, 0.02, -0.05, 0.03};

  private static final List<String> COLUMNS =
      List.of("resp", "answered", "wave", "district", "incity", "lon6", "lat6");

  private final World world;
  private final Rng rng;
  private final Rng wishes;
  private final Rng weights;
  private long rows;

  Survey(World world) {
    this.world = world;
    this.rng = world.rng().fork(SOURCE);
    this.wishes = world.rng().fork("survey-wishes");
    this.weights = world.rng().fork("survey-weights");
  }

  /** Writes every wave: a household sample each November. */
  void write(int people) throws IOException {
    List<String> columns = new ArrayList<>(COLUMNS);
    for (Question question : Question.values()) {
      columns.add(question.name().toLowerCase(Locale.ROOT));
    }
    for (Wish wish : Wish.values()) {
      columns.add(wish.name().toLowerCase(Locale.ROOT));
    }
    columns.add("q13_dontknow");
    columns.add("wgt");
    try (Extract out =
        new Extract(
            world.extracts().resolve("resident_survey.csv"),
            StandardCharsets.UTF_8,
            ',',
            columns.toArray(String[]::new))) {
      int answers = Math.min(ANSWERS, people / 5);
      int wave = 0;
      for (int year = world.clock().first.getYear(); year < CityClock.LAST.getYear(); year++) {
        LocalDate opens = LocalDate.of(year, 11, 3);
        for (int i = 1; i <= answers; i++) {
          answer(out, year, opens, i, wave);
        }
        wave++;
      }
      rows = out.rows();
    }
  }

  private void answer(Extract out, int year, LocalDate opens, int number, int wave)
      throws IOException {
    Address home = world.addresses().home(rng.below(world.addresses().homes()));
    int district = world.map().neighborhoods.get(home.neighborhood()).district();
    StringBuilder id = new StringBuilder("S").append(year).append('-');
    String digits = Integer.toString(number);
    id.repeat('0', 4 - digits.length()).append(digits);
    out.cell(id.toString());
    out.cell(opens.plusDays(rng.below(45)).toString()).cell(year);
    out.cell(district + 1).cell(rng.chance(0.985) ? "1" : "0");
    if (rng.chance(0.03)) {
      out.blank().blank();
    } else {
      out.cell(home.longitude() + rng.between(-1600, 1600));
      out.cell(home.latitude() + rng.between(-1300, 1300));
    }
    double mood = 0.5 * rng.normal();
    for (Question question : Question.values()) {
      double good =
          question.good
              + DISTRICTS[district]
              + 0.012 * wave
              - (question == Question.Q10_TRAFFIC ? 0.02 * wave : 0);
      double draw = rng.unit();
      if (draw < 0.02) {
        out.blank();
      } else if (draw < 0.02 + question.unknown) {
        out.cell("9");
      } else {
        out.cell(scale(good, mood));
      }
    }
    choose(out);
    // Who answers gladly counts less than one in whose kind few answer.
    double weight = Math.clamp(StrictMath.exp(0.42 * weights.normal() - 0.088), 0.3, 3.0);
    out.cell(String.format(Locale.ROOT, "%.2f", weight));
    out.end();
  }

  /** A 1 in the columns of up to three wishes; one in 25 does not know, some do not answer. */
  private void choose(Extract out) throws IOException {
    double draw = wishes.unit();
    int left = draw < 0.07 ? 0 : MOST_WISHES;
    for (Wish wish : Wish.values()) {
      if (wishes.chance(wish.share) && left > 0) {
        out.cell("1");
        left--;
      } else {
        out.blank();
      }
    }
    out.cell(draw < 0.04 ? "1" : "");
  }

  /** 1 to 5; {@code good} is the share of 4 and 5. */
  private int scale(double good, double mood) {
    double logit = StrictMath.log(good / (1 - good)) * 1.1 + mood;
    if (rng.unit() < 1 / (1 + StrictMath.exp(-logit))) {
      return rng.chance(0.38) ? 5 : 4;
    }
    double draw = rng.unit();
    return draw < 0.5 ? 3 : draw < 0.83 ? 2 : 1;
  }

  long rows() {
    return rows;
  }
}
