/** The words of the domain: articles and their tags. Values only; imports no other room and no framework. */
package dev.entente.article;
