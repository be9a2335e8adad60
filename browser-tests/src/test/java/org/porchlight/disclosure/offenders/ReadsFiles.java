package org.porchlight.disclosure.offenders;

import java.nio.file.Path;

/** The disclosure compiler must not know files. */
public record ReadsFiles(Path file) {}
