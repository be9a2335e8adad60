package org.porchlight.workspace.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.study.access.Reader;
import org.porchlight.study.access.SessionToken;
import org.porchlight.study.access.Sessions;
import org.porchlight.workspace.frame.SignedIn;
import org.porchlight.workspace.frame.StudySilentException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Asks the study at every request whose session the cookie stands for. Nothing is kept here, so
 * that ending a session, disabling an account or changing a role bites at the next request.
 */
final class CookieSessions implements SecurityContextRepository {
  private final SessionCookie cookies;
  private final Sessions sessions;

  CookieSessions(SessionCookie cookies, Sessions sessions) {
    this.cookies = cookies;
    this.sessions = sessions;
  }

  @Override
  @SuppressWarnings("deprecation") // the interface still asks for it
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return context(holder.getRequest());
  }

  private SecurityContext context(HttpServletRequest request) {
    Optional<SignedIn> who =
        cookies
            .session(request)
            .map(SessionToken::of)
            .flatMap(token -> reader(token).map(reader -> new SignedIn(token, reader)));
    return who.map(SecurityContextImpl::new).orElseGet(SecurityContextImpl::new);
  }

  private Optional<Reader> reader(SessionToken token) {
    try {
      return sessions.reader(token);
    } catch (SQLException e) {
      throw new StudySilentException(e);
    }
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    // The study keeps sessions.
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return cookies.session(request).isPresent();
  }
}
