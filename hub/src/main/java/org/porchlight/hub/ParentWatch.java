package org.porchlight.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Ends the hub when its standard input ends. The command that starts the hub holds the other end,
 * and the system closes that when the command is gone in whatever way, so no hub is left behind.
 */
final class ParentWatch {
  /** Set to {@code watch} by the command that starts the hub. */
  static final String SETTING = "porchlight.hub.parent";

  private ParentWatch() {}

  static void start(InputStream parent) {
    Thread.ofPlatform().daemon().name("parent-watch").start(() -> exitAtEnd(parent));
  }

  private static void exitAtEnd(InputStream parent) {
    try {
      // Whatever the parent may say only means that it is still there.
      parent.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A pipe that breaks means the same as one that ends.
    }
    System.exit(0);
  }
}
