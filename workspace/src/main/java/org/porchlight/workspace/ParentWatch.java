package org.porchlight.workspace;

/** Ends the workspace when the process that started it ends, however that came about. */
final class ParentWatch {
  private ParentWatch() {}

  static void begin() {
    ProcessHandle.current()
        .parent()
        .ifPresent(
            parent ->
                Thread.ofPlatform()
                    .daemon()
                    .name("parent-watch")
                    .start(
                        () -> {
                          parent.onExit().join();
                          System.exit(0);
                        }));
  }
}
