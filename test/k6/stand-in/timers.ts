/** Stands in for `k6/timers`: they are the machine's own. */
const { clearTimeout, setTimeout } = globalThis;

export { clearTimeout, setTimeout };
