package org.porchlight.hub.explore;

import org.porchlight.release.Manifest;

/** What stands side by side in a view. */
sealed interface Split {
  /** As it stands in an address. */
  String id();

  /** The periods of one length. */
  record ByTime() implements Split {
    @Override
    public String id() {
      return "time";
    }
  }

  /** The kinds of one place and period. */
  record ByKind() implements Split {
    @Override
    public String id() {
      return "kind";
    }
  }

  /** The areas of a layer in one period. */
  record ByArea(Manifest.Layer layer) implements Split {
    @Override
    public String id() {
      return "area:" + layer.id();
    }
  }
}
