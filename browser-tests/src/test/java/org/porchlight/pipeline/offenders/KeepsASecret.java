package org.porchlight.pipeline.offenders;

import java.security.SecureRandom;

/** What nobody can repeat, nobody can test. */
public final class KeepsASecret {
  private KeepsASecret() {}

  static int keep() {
    return new SecureRandom().nextInt(6);
  }
}
