/** Polling: from a list that Composio answers to one message an item. */
package io.github.camelcomposio.consumer;
