package org.porchlight.workspace.frame;

import org.porchlight.release.LocalText;
import org.porchlight.study.notes.CityNote;

/**
 * Whose workspace it is.
 *
 * @param madeUp whether every person, place and number in it is invented
 */
public record CityName(LocalText name, boolean madeUp) {
  /** The city as the study notes it. */
  public static CityName of(CityNote note) {
    return new CityName(LocalText.of(note.name()), note.madeUp());
  }
}
