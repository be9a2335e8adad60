package org.porchlight.linkage.spark;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Rows that come out a batch at a time. */
abstract class Pouring<T> implements Iterator<T> {
  private final ArrayDeque<T> ready = new ArrayDeque<>();
  private boolean dry;

  /** Works on until there is something to pour, or says false when all is done. */
  abstract boolean work();

  /** Pours one. */
  void pour(T one) {
    ready.add(one);
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !dry) {
      dry = !work();
    }
    return !ready.isEmpty();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all rows were poured");
    }
    return ready.remove();
  }
}
