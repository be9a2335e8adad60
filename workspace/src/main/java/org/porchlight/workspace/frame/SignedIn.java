package org.porchlight.workspace.frame;

import java.io.Serial;
import java.util.List;
import org.porchlight.study.access.Reader;
import org.porchlight.study.access.SessionToken;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * A reader and the token of the session that proves it. Rights are asked in the study, not here.
 */
public final class SignedIn extends AbstractAuthenticationToken {
  @Serial private static final long serialVersionUID = 1;

  private final transient SessionToken token;
  private final transient Reader reader;

  /** Somebody whose session the study has just confirmed. */
  public SignedIn(SessionToken token, Reader reader) {
    super(List.of());
    this.token = token;
    this.reader = reader;
    setAuthenticated(true);
  }

  public SessionToken token() {
    return token;
  }

  public Reader reader() {
    return reader;
  }

  /** The number of the account, so that no log line can hold a name. */
  @Override
  public String getName() {
    return Long.toString(reader.account());
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return getName();
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "account " + getName();
  }
}
