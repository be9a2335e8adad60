package org.porchlight.synthetic;

import java.util.Arrays;
import java.util.List;

/**
 * What police calls are about: the dispatch center's codes, and the types the city maps them to.
 */
enum Nature {
  // Calls that crisis responders may take: together 15 in a hundred.
  ASSTPER("assist-person", 1.9, 3, true, true),
  MHCRIS("mental-health-crisis", 1.5, 2, true, true),
  FOLLUP("follow-up", 1.6, 4, true, true),
  INDEC("indecency", 0.35, 3, false, true),
  INTOX("intoxicated-person", 0.9, 3, false, true),
  PANHND("panhandling", 0.55, 4, false, true),
  SUICTH("suicide-threat", 1.0, 1, true, true),
  TRESP("trespass-unwanted", 3.2, 3, false, true),
  WELF("welfare-check", 2.6, 3, true, true),
  WELFU("welfare-check", 1.4, 2, true, true),

  ACCPD("traffic-crash", 9.5, 2, false, false),
  ACCPI("traffic-crash", 2.2, 1, false, false),
  HAZTRF("traffic-hazard", 4.0, 3, false, false),
  RECKDR("reckless-driving", 2.6, 3, false, false),
  PARKG("parking", 4.4, 4, false, false),
  NOISE("noise", 4.9, 4, true, false),
  PARTY("noise", 1.2, 4, true, false),
  DISTRB("disturbance", 8.2, 2, true, false),
  FIGHT("fight", 1.5, 1, false, false),
  LARC("larceny", 5.6, 3, false, false),
  SHOPL("larceny", 2.1, 3, false, false),
  BURG("burglary", 2.6, 2, true, false),
  AUTOTH("vehicle-theft", 2.1, 3, true, false),
  VANDAL("vandalism", 2.2, 3, true, false),
  FRAUD("fraud", 1.6, 4, true, false),
  SUSPER("suspicious-person", 5.8, 2, false, false),
  SUSVEH("suspicious-vehicle", 3.0, 3, false, false),
  SHOTSH("shots-heard", 2.5, 1, false, false),
  ALRES("alarm-home", 5.0, 2, true, false),
  ALBUS("alarm-business", 4.2, 2, false, false),
  LOSTFD("lost-or-found", 1.7, 4, false, false),
  ANIML("animal", 1.6, 4, true, false),
  ASSTMO("motorist-help", 1.7, 3, false, false),
  INFO("information", 2.5, 4, true, false),
  ROBB("robbery", 0.45, 1, false, false),
  ASSLT("assault", 1.4, 1, false, false),
  THREAT("threats", 1.5, 2, true, false),
  DOMVIO("violence-at-home", 3.3, 1, true, false),
  DOMNV("violence-at-home", 1.9, 2, true, false),
  SEXOFF("sexual-assault", 0.25, 1, true, false),
  CHABUS("child-harm", 0.30, 2, true, false),
  MISSJV("missing-child", 0.5, 1, true, false),
  ODOSE("overdose", 0.45, 1, true, false),
  DEATH("death", 0.25, 2, true, false);

  /** The type the city's code map gives this code. */
  final String type;

  final double weight;

  /** 1, the most pressing, to 4. */
  final int priority;

  final boolean atHome;
  final boolean crisis;

  private static final List<Nature> CRISIS =
      Arrays.stream(values()).filter(nature -> nature.crisis).toList();
  private static final List<Nature> OTHER =
      Arrays.stream(values()).filter(nature -> !nature.crisis).toList();
  private static final Wheel CRISIS_WHEEL =
      new Wheel(CRISIS.stream().mapToDouble(nature -> nature.weight).toArray());
  private static final Wheel OTHER_WHEEL =
      new Wheel(OTHER.stream().mapToDouble(nature -> nature.weight).toArray());

  Nature(String type, double weight, int priority, boolean atHome, boolean crisis) {
    this.type = type;
    this.weight = weight;
    this.priority = priority;
    this.atHome = atHome;
    this.crisis = crisis;
  }

  static Nature crisis(Rng rng) {
    return CRISIS.get(CRISIS_WHEEL.spin(rng));
  }

  static Nature other(Rng rng) {
    return OTHER.get(OTHER_WHEEL.spin(rng));
  }
}
