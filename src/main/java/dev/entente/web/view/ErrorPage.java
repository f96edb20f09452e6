package dev.entente.web.view;

/**
 * What a reader sees instead of the page that was asked for.
 *
 * @param message sentences that say what is wrong and where
 * @param refreshing whether the browser asks again by itself
 */
public record ErrorPage(int status, String title, String message, boolean refreshing) {}
