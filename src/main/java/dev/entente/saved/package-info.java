/** Saved queries: a name, criteria, an owner, and what that owner has seen. */
package dev.entente.saved;
