/** Who is asking: the browser that owns saved queries, the administrator's token and sessions. */
package dev.entente.account;
