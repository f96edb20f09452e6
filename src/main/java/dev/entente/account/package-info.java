/** Who is asking: the browser that owns saved queries, and the administrator's token. */
package dev.entente.account;
