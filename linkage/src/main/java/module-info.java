/**
 * Who is who? Records of many sources to persons. Needs the JDK and, to compile against, the
 * annotations of JSpecify; everything else stays inside.
 */
module org.porchlight.linkage {
  requires static transitive org.jspecify;

  exports org.porchlight.linkage;
}
