package org.porchlight.records.places;

/** A coordinate system that cannot be read, with the reason as half a sentence. */
final class UnknownSystemException extends Exception {
  private static final long serialVersionUID = 1;

  UnknownSystemException(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
