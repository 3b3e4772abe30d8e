/** The draws on sale, the one that closes next first. */
import { engine } from '../engine.ts';

/** More than the schedule keeps open at once. */
const DRAWS_MAX = 50;

type OpenDraw = Awaited<ReturnType<typeof listOpen>>[number];

export type { OpenDraw };

export async function listOpen(signal: AbortSignal) {
  const query = { state: 'open', limit: DRAWS_MAX } as const;
  const { draws } = await engine.call('GET', '/v1/draws', { query }, { signal });
  return draws.toSorted((one, other) => Date.parse(one.closesAt) - Date.parse(other.closesAt));
}
