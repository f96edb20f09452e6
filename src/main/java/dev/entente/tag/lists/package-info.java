/** Lists of officials in the formats of others, read into the registry's words. No I/O of its own: readers are given. */
package dev.entente.tag.lists;
