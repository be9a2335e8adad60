package org.porchlight.hub.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.zip.CRC32;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers for programs: kept as long as pages are, and asked for again by their fingerprint. */
public final class DataAnswer {
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final MediaType PROBLEM =
      MediaType.parseMediaType("application/problem+json;charset=UTF-8");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private DataAnswer() {}

  /** A value as JSON. */
  public static byte[] json(Object value) {
    return JSON.writeValueAsBytes(value);
  }

  /** The bytes; or nothing, when the asker has them already. */
  public static ResponseEntity<byte[]> of(HttpServletRequest request, String type, byte[] bytes) {
    return of(request, type, bytes, new HttpHeaders());
  }

  /** The bytes with further headers; or nothing, when the asker has them already. */
  public static ResponseEntity<byte[]> of(
      HttpServletRequest request, String type, byte[] bytes, HttpHeaders more) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    String tag = "W/\"%08x\"".formatted(crc.getValue());
    CacheControl kept = CacheControl.maxAge(FRESH).cachePublic();
    if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
          .headers(more)
          .cacheControl(kept)
          .eTag(tag)
          .build();
    }
    return ResponseEntity.ok()
        .headers(more)
        .contentType(MediaType.parseMediaType(type))
        .cacheControl(kept)
        .eTag(tag)
        .body(bytes);
  }

  /** Why there is no answer, as RFC 9457 has it. */
  public static ResponseEntity<byte[]> problem(DataProblem problem) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(problem.status()).cacheControl(CacheControl.noStore());
    if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(PausePage.RETRY_SECONDS));
    }
    return answer.contentType(PROBLEM).body(json(problem));
  }
}
