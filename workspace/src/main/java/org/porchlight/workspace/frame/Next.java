package org.porchlight.workspace.frame;

/**
 * Where a reader goes on after something was done.
 *
 * @param path of ours, without language
 * @param said what the page there says was done; see {@link Frame#said()}
 */
public record Next(String path, String said) {
  String address() {
    return said.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + "said=" + said;
  }
}
