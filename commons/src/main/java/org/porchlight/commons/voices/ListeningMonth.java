package org.porchlight.commons.voices;

import java.time.YearMonth;
import java.util.OptionalInt;

/**
 * How the city listened in a month.
 *
 * @param messages with words, questions among them
 * @param clear how often a page was called clear
 * @param unclear how often it was not
 * @param answered questions with their first answer in this month
 * @param days median days from asking to that answer; empty when nothing was answered
 * @param changes what was changed because of messages
 */
public record ListeningMonth(
    YearMonth month,
    int messages,
    int questions,
    int clear,
    int unclear,
    int answered,
    OptionalInt days,
    int changes) {}
