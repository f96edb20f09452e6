/** Which articles tell one story: pure functions over their texts. */
package dev.entente.story;
