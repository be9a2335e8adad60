/**
 * Who is who? Records of many sources to persons, with match weights one can read.
 *
 * <p>Start with {@link org.porchlight.linkage.Records} (rows with roles), hand them to {@link
 * org.porchlight.linkage.Linker} and read the {@link org.porchlight.linkage.LinkResult}. The terms
 * of the Fellegi–Sunter theory are used exactly: <em>m</em>, <em>u</em>, <em>match weight</em> in
 * bits, and λ, the share of record pairs that are one person. {@code docs/linkage.md} explains
 * them.
 *
 * <p>This is all that others see. Behind it are rooms of one purpose each, packages that are not
 * exported; {@link org.porchlight.linkage.Linker} goes through them in this order:
 *
 * <ol>
 *   <li>{@code entries} reads the records, by what {@code values}, {@code names} and {@code
 *       encoding} know of texts;
 *   <li>{@code comparing} says how two of them relate, {@code weighing} what that is worth;
 *   <li>{@code blocking} says which pairs are worth a look;
 *   <li>{@code learning} learns from these what levels are worth, and finds the thresholds;
 *   <li>{@code joining} makes groups one person, {@code barenames} shares out what says little more
 *       than a name;
 *   <li>{@code outcome} is what the run then knows, {@code reporting} tells it.
 * </ol>
 *
 * <p>A room uses only those named before it, {@code workbench}, and the plain words of this package
 * such as {@link org.porchlight.linkage.Role} or {@link org.porchlight.linkage.Model}. {@code
 * stages} are the same steps one by one, for an engine on several machines.
 */
@NullMarked
package org.porchlight.linkage;

import org.jspecify.annotations.NullMarked;
