/** Text → countries, officials and topics, each with evidence. Pure functions over the taxonomy; no I/O after loading. */
package dev.entente.tag;
