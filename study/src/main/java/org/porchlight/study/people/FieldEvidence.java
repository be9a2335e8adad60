package org.porchlight.study.people;

/**
 * What one comparison says.
 *
 * @param comparison its name, such as {@code family-name}
 * @param level how well the two agree, such as {@code close}
 * @param bits evidence for one person; below 0, against
 */
public record FieldEvidence(String comparison, String level, double bits) {}
