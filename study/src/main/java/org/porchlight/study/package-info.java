/**
 * Whom do we know? Persons, the records they are seen through, decisions about them, accounts and
 * the audit, in PostgreSQL schema {@code study}. The database itself holds the law: a transaction
 * that has not written its audit row sees no person, and one that has sees what its reader's agency
 * may.
 */
@NullMarked
package org.porchlight.study;

import org.jspecify.annotations.NullMarked;
