package dev.entente.tag;

/**
 * A node of the taxonomy of subjects.
 *
 * @param id lower-case letters and hyphens; fixed
 * @param scope what belongs to it, in one sentence
 */
public record Topic(String id, String label, String scope) {}
