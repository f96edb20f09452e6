/** The portal as its users start it: the packaged app, as a process of its own. */
package dev.entente.portal;
