package org.porchlight.workspace.offenders;

import org.porchlight.study.sql.Statements;

/** What reads the study's rows belongs to the study. */
public record BorrowsTheStatements(Statements statements) {}
