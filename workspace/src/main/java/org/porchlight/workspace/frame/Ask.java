package org.porchlight.workspace.frame;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.access.Right;

/**
 * What a page asks the study for.
 *
 * @param rights any one of these is enough; nobody passes when there is none
 * @param action what stands in the trail: the page's address without values
 * @param person the handle of the person looked at; null when it is no single person
 */
public record Ask(Set<Right> rights, String action, @Nullable String person) {
  public Ask {
    rights = Set.copyOf(rights);
  }

  /** A look that is about no single person. */
  public static Ask of(String action, Right... rights) {
    return new Ask(Set.of(rights), action, null);
  }

  /** The same look, at this person. */
  public Ask at(String handle) {
    return new Ask(rights, action, handle);
  }
}
