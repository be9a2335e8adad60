package org.porchlight.commons.reach;

import java.time.LocalDate;

/**
 * What one reading of a page is counted under.
 *
 * @param day in UTC
 * @param page its address without language: /topics/calls
 * @param language the page's
 * @param came how the reader came to it
 */
public record View(LocalDate day, String page, String language, Came came) {}
