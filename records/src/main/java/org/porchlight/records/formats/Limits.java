package org.porchlight.records.formats;

/**
 * How much of a file is read before it is refused. Chosen far above what agencies send, and low
 * enough that a file made to harm fills neither the disk nor the memory.
 */
final class Limits {
  /** Unpacked bytes of one file. */
  static final long UNPACKED_BYTES = 20L << 30;

  /** Unpacked bytes up to which no ratio is asked for. */
  static final long RATIO_FREE_BYTES = 10L << 20;

  /** Unpacked bytes per packed one. Text of agencies packs 5 to 40 times; gzip can reach 1,000. */
  static final int RATIO = 200;

  /** Files in one archive. */
  static final int MEMBERS = 1_000;

  static final int COLUMNS = 4_096;

  /** Characters in one field. */
  static final int FIELD_CHARS = 1 << 20;

  /** Characters in one row. */
  static final int ROW_CHARS = 16 << 20;

  /** Lists and objects within each other. */
  static final int JSON_DEPTH = 64;

  /** Elements within each other. Workbooks need fewer than 20. */
  static final int XML_DEPTH = 64;

  /** Bytes read for one piece of markup: a tag, a comment, a stretch of text. */
  static final long XML_EVENT_BYTES = 4L << 20;

  /** The texts that a workbook keeps once for all its cells, which are held in memory. */
  static final int SHARED_TEXT_BYTES = 256 << 20;

  /** How many such texts. */
  static final int SHARED_TEXTS = 16 << 20;

  private Limits() {}
}
