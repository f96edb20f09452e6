/**
 * A small news site of our own, served on a loopback port for the first run and the tests: The Saltbridge Courier. Its
 * texts, page templates and pictures are data in {@code sample-site/}; this room turns them into pages and serves them.
 */
package dev.entente.sample;
