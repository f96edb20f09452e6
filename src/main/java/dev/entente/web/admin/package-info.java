/** Pages for administrators: sources, crawls, failures, the frontier. */
package dev.entente.web.admin;
