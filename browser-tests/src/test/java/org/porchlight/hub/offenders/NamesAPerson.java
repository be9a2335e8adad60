package org.porchlight.hub.offenders;

import org.porchlight.study.people.Person;

/** The public server must not know a person. */
public record NamesAPerson(Person person) {}
