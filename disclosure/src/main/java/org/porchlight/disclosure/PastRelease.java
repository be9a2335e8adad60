package org.porchlight.disclosure;

import java.util.List;
import org.porchlight.release.LinkedSet;
import org.porchlight.release.Manifest;
import org.porchlight.release.Release;
import org.porchlight.release.ReleasedTable;

/**
 * What an earlier release told everyone. One that was taken back counts too: what was public once
 * is known for ever.
 *
 * @param id its number
 * @param rules by which its numbers were hidden and rounded
 * @param tables with the cells as published
 * @param linked what it said of tables that count the same records
 * @param restatement whether it gave numbers anew that were published before it
 */
public record PastRelease(
    String id,
    Manifest.Rules rules,
    List<ReleasedTable> tables,
    List<LinkedSet> linked,
    boolean restatement) {
  public PastRelease {
    tables = List.copyOf(tables);
    linked = List.copyOf(linked);
  }

  /** A release as it stands in its folder. */
  public static PastRelease of(Release release) {
    Manifest manifest = release.manifest();
    return new PastRelease(
        manifest.id(),
        manifest.rules(),
        List.copyOf(release.tables().values()),
        manifest.linked(),
        manifest.isRestatement());
  }
}
