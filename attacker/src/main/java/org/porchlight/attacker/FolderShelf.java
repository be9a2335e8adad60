package org.porchlight.attacker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A release folder on disk. */
record FolderShelf(Path folder) implements Shelf {
  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public byte[] fetch(String file) throws IOException {
    return Files.readAllBytes(folder.resolve(file));
  }
}
