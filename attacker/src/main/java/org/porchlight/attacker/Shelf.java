package org.porchlight.attacker;

import java.io.IOException;

/** Where the files of one release can be had: a folder, or a hub. */
interface Shelf {
  /** What to call it in a message. */
  String name();

  /** A file by its name relative to the release. */
  byte[] fetch(String file) throws IOException;
}
