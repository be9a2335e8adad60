package org.porchlight.attacker;

import java.util.Set;

/**
 * How hard an attack tries.
 *
 * @param effort for which hidden numbers programs are solved
 * @param told public names of cells of which it is known that they are hidden for being small
 * @param trials where what was tried is noted
 */
record Asking(Effort effort, Set<String> told, Trials trials) {}
