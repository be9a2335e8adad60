package org.porchlight.workspace.frame;

/** What came of something that was tried. */
public sealed interface Attempt {
  /** It was done, and the reader goes on there. */
  record Done(Next next) implements Attempt {}

  /** It was not done, and this page says why and keeps what was typed. */
  record NotDone(Page page) implements Attempt {}
}
