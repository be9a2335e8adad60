package org.porchlight.hub.plan;

/** Where the plan comes from. */
@FunctionalInterface
public interface PlanSource {
  /** The plan now; never throws and never waits longer than a visitor would. */
  PlanReading read();
}
