package dev.entente.source;

import java.net.URI;

/**
 * The address of a site that is known only while the app runs. A sources file uses it by its name:
 * {@code home: ${sample-site}}.
 */
public interface NamedAddress {
    String name();

    /** Asked for only if the sources file uses the name, so that a site which nobody reads need not start. */
    URI address();
}
