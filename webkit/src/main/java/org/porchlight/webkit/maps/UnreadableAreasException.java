package org.porchlight.webkit.maps;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An area layer is not GeoJSON with polygons in degrees and an id for each. */
public final class UnreadableAreasException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  UnreadableAreasException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
