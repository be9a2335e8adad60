package org.porchlight.workspace.offenders;

import java.sql.PreparedStatement;

/** The restricted server must not open a statement. */
public record AsksForItself(PreparedStatement statement) {}
