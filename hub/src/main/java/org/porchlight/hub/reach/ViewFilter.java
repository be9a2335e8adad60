package org.porchlight.hub.reach;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells of each page that was given out. */
@Component
final class ViewFilter extends OncePerRequestFilter {
  private final PageViews views;

  ViewFilter(PageViews views) {
    this.views = views;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    int status = response.getStatus();
    if (request.getMethod().equals("GET")
        && (status == HttpServletResponse.SC_OK || status == HttpServletResponse.SC_NOT_MODIFIED)) {
      views.read(request);
    }
  }
}
