package org.porchlight.study.counts;

import java.util.List;

/**
 * How far contacts are those of few persons.
 *
 * @param agency whose contacts; {@link Band#ACROSS} for all agencies together
 * @param windowDays length of the window
 * @param people persons with at least one contact
 * @param contacts all their contacts
 * @param points from the persons met most often on: rising shares of persons with the share of
 *     contacts that are theirs; (0, 0) and (1, 1) need not be among them
 */
public record Concentration(
    String agency, int windowDays, long people, long contacts, List<Point> points) {
  public Concentration {
    points = List.copyOf(points);
  }

  /**
   * One point of the curve.
   *
   * @param people share of all persons with a contact, 0 to 1
   * @param contacts share of all contacts, 0 to 1
   */
  public record Point(double people, double contacts) {}
}
