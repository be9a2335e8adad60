package org.porchlight.commons.reach;

import java.time.YearMonth;

/**
 * How often a page was read in a month.
 *
 * @param page its address without language
 * @param views readings by one reader on one day are one
 */
public record MonthOfViews(YearMonth month, String page, String language, Came came, int views) {}
