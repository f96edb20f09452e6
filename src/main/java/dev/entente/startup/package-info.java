/** From process start to a portal that answers: the order in which the rooms wake up, and what is said meanwhile. */
package dev.entente.startup;
