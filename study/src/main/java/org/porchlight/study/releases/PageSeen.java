package org.porchlight.study.releases;

/**
 * A page of the hub as it would be.
 *
 * @param address from the root of the hub, as {@code en/topics/calls/}
 * @param changed whether its words or pictures are others than those shown now
 * @param title as its first heading says
 */
public record PageSeen(String address, boolean changed, String title) {}
