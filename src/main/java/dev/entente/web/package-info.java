/** Pages and the JSON API: one resource a page, view records for templates. */
package dev.entente.web;
