/** Bytes → article: title, body, author, date, language and canonical URL out of any news page. Pure. */
package dev.entente.extract;
