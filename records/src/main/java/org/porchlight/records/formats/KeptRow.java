package org.porchlight.records.formats;

/** The texts of a row, for as long as wanted. */
final class KeptRow implements RawRow {
  private final String[] texts;

  KeptRow(String[] texts) {
    this.texts = texts;
  }

  @Override
  public int size() {
    return texts.length;
  }

  @Override
  public String text(int column) {
    return column < texts.length ? texts[column] : "";
  }

  @Override
  public RawRow kept() {
    return this;
  }
}
