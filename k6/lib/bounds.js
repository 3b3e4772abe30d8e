// @ts-check
/**
 * The thresholds that every profile has, over its own load only: what `setup` does (passwords!)
 * has no scenario, and so does not count.
 */

/** What anybody may hold an engine to. */
export const FAILED_SHARE_MAX = 0.01;
export const OUTER_P95_MS = 500;

/**
 * @param {string} scenario
 * @param {Record<string, string[]>} own beside the outer bounds
 * @returns {Record<string, string[]>}
 */
export function boundsOf(scenario, own) {
  return {
    [`http_req_failed{scenario:${scenario}}`]: [`rate<${FAILED_SHARE_MAX}`],
    [`http_req_duration{scenario:${scenario}}`]: [`p(95)<${OUTER_P95_MS}`],
    [`checks{scenario:${scenario}}`]: [`rate>${1 - FAILED_SHARE_MAX}`],
    ...own,
  };
}

/**
 * Requests that k6 could not send because all its virtual users waited: then the load was not the
 * one that was asked for, and the other figures say little.
 * @param {number} iterationCount that the run consists of
 * @returns {Record<string, string[]>}
 */
export function offeredInFull(iterationCount) {
  const droppedMax = Math.max(1, Math.floor(iterationCount * FAILED_SHARE_MAX));
  return { dropped_iterations: [`count<${droppedMax}`] };
}
