package org.porchlight.records;

/** Hears how far an import is; called every few thousand rows, from the importing thread. */
@FunctionalInterface
public interface Progress {
  /** Nobody listens. */
  Progress NONE = (source, rows, bytes, totalBytes) -> {};

  /**
   * One source came this far.
   *
   * @param source its id
   * @param rows read so far
   * @param bytes of the file read so far
   * @param totalBytes of the whole file, as far as it can be told; 0 when its size is not known
   */
  void at(String source, long rows, long bytes, long totalBytes);
}
