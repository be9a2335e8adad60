package org.porchlight.workspace.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * Form tokens made from the session's own secret: a form works only in the session it was shown in,
 * and nothing has to be remembered. Before sign-in a random visitor cookie stands in.
 */
final class BoundFormTokens implements CsrfTokenRepository {
  static final String PARAMETER = "_csrf";
  private static final String NEW_VISITOR = BoundFormTokens.class.getName() + ".visitor";
  private static final int SECRET_BYTES = 32;

  private final SessionCookie cookies;
  private final SecureRandom random = new SecureRandom();

  BoundFormTokens(SessionCookie cookies) {
    this.cookies = cookies;
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    String visitor = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    request.setAttribute(NEW_VISITOR, visitor);
    return token(visitor);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (token != null && request.getAttribute(NEW_VISITOR) instanceof String visitor) {
      response.addHeader(HttpHeaders.SET_COOKIE, cookies.visitorCookie(visitor));
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return cookies
        .session(request)
        .or(() -> cookies.visitor(request))
        .map(BoundFormTokens::token)
        .orElse(null);
  }

  private static CsrfToken token(String secret) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(("form " + secret).getBytes(StandardCharsets.UTF_8));
      return new DefaultCsrfToken(
          "X-CSRF-TOKEN", PARAMETER, Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
