package org.porchlight.attacker;

import java.util.Set;

/**
 * How hard an attack tries.
 *
 * @param effort for which hidden numbers programs are solved
 * @param every of the numbers that are no suspects, each so many-th is in the sample
 * @param told public names of cells of which it is known that they are hidden for being small
 * @param trials where what was tried is noted
 */
record Asking(Effort effort, int every, Set<String> told, Trials trials) {}
