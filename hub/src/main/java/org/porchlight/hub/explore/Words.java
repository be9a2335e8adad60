package org.porchlight.hub.explore;

import org.porchlight.hub.edition.Edition;
import org.porchlight.release.Dimension;
import org.porchlight.release.Member;
import org.porchlight.webkit.language.Phrase;

/** What the members of a table are called. */
final class Words {
  private Words() {}

  static Phrase name(Edition edition, Member member) {
    return member.name() == null
        ? edition.language().name(member.id())
        : edition.language().data(member.name());
  }

  static Phrase name(Edition edition, Dimension dimension, String id) {
    return dimension
        .find(id)
        .map(member -> name(edition, member))
        .orElseGet(() -> edition.language().name(id));
  }
}
