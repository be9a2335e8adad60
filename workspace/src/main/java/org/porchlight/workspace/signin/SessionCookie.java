package org.porchlight.workspace.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.porchlight.workspace.settings.WorkspaceSettings;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The two cookies there are: one stands for a session, the other for a visitor who has not signed
 * in yet and only guards the sign-in form. Scripts cannot read them, other sites cannot send them,
 * and with https no other host can set them.
 */
@Component
final class SessionCookie {
  private final boolean https;

  SessionCookie(WorkspaceSettings settings) {
    this.https = settings.https();
  }

  Optional<String> session(HttpServletRequest request) {
    return find(request, name("session"));
  }

  Optional<String> visitor(HttpServletRequest request) {
    return find(request, name("visitor"));
  }

  /** The header that hands the session to the browser; it ends with the browser's window. */
  String opened(String token) {
    return cookie("session", token).build().toString();
  }

  /** The header that takes the session from the browser. */
  String ended() {
    return cookie("session", "").maxAge(Duration.ZERO).build().toString();
  }

  String visitorCookie(String value) {
    return cookie("visitor", value).build().toString();
  }

  private ResponseCookie.ResponseCookieBuilder cookie(String what, String value) {
    return ResponseCookie.from(name(what), value)
        .path("/")
        .httpOnly(true)
        .secure(https)
        .sameSite("Strict");
  }

  private String name(String what) {
    return (https ? "__Host-" : "") + "porchlight-" + what;
  }

  private static Optional<String> find(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
          return Optional.of(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }
}
