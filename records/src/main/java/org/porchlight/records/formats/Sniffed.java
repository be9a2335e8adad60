package org.porchlight.records.formats;

import org.porchlight.city.Source;

/**
 * What a file looks like to somebody who knows nothing about it.
 *
 * @param connector the form of the file
 * @param layout how its rows stand
 * @param rows the file, opened in that way
 */
public record Sniffed(Source.Connector connector, Source.Layout layout, RowSource rows) {}
