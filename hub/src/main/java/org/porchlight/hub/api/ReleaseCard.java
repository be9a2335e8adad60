package org.porchlight.hub.api;

import java.time.Instant;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;

/**
 * What every answer says of the release it comes from.
 *
 * @param madeUp whether every record behind the numbers is invented
 * @param manifest the address of the release's own description
 */
record ReleaseCard(String id, Instant compiledAt, LocalText city, boolean madeUp, String manifest) {
  static ReleaseCard of(Manifest manifest) {
    return new ReleaseCard(
        manifest.id(),
        manifest.compiledAt(),
        manifest.city().name(),
        manifest.city().madeUp(),
        "/releases/" + manifest.id() + "/manifest.json");
  }
}
