package org.porchlight.hub.frame;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** Where the hub stands for the visitor, for files whose addresses must be whole. */
public final class Site {
  private Site() {}

  /**
   * The beginning of every address, without a slash at its end: {@code https://data.example.org}.
   * It is what the visitor asked for; a proxy in front passes {@code Host} on, and says with {@code
   * X-Forwarded-Proto} when it spoke https.
   */
  public static String of(HttpServletRequest request) {
    String host = request.getHeader(HttpHeaders.HOST);
    // The server has refused what is no host name already; this holds should another stand there.
    boolean plain = host != null && host.matches("[A-Za-z0-9.:\\[\\]-]{1,255}");
    return (isHttps(request) ? "https://" : "http://") + (plain ? host : request.getServerName());
  }

  /** Whether the visitor speaks https, to us or to a proxy in front. */
  static boolean isHttps(HttpServletRequest request) {
    return request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
  }
}
