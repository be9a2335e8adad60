package org.porchlight.study.offenders;

import org.springframework.http.ResponseEntity;

/** The study must not know of the web. */
public record AnswersRequests(ResponseEntity<String> answer) {}
