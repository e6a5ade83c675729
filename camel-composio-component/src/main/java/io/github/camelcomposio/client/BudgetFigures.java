package io.github.camelcomposio.client;

import java.time.Duration;

/**
 * How the organisation's budget stands, and who waits for it.
 *
 * @param limit     requests that its window allows, as Composio said last; null while it has not
 * @param remaining what was left of them then
 * @param window    the window's length
 * @param waiting   requests that wait for the budget
 * @param parked    requests that wait for the end of an outage
 * @param pause     how long nothing may be sent; zero where something may be sent now, null where an answer has to come
 *                  first
 */
public record BudgetFigures(Long limit, Long remaining, Duration window, int waiting, int parked, Duration pause) {
}
