/**
 * The draws on sale, the one that closes next first, as they change while one looks: the list is
 * asked for every half minute and when a draw closes, and what those that close next have sold and
 * hold in their jackpots is told over the socket.
 */
import { type ReadonlySignal, signal, useComputed, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { engine, now } from '../../kit/browser/engine.ts';
import { useMade, useRemote } from '../../kit/browser/use-remote.ts';
import type { Remote } from '../../kit/remote.ts';

/** More than the schedule keeps open at once. */
const DRAWS_MAX = 50;
/** As many as a screen shows; the others change when the list is asked for. */
const WATCHED_MAX = 8;
/** For draws that open: nothing tells of those. */
const ASK_EVERY_MS = 30_000;

type OpenDraw = Awaited<ReturnType<typeof listOpen>>[number];

export type { OpenDraw };

export interface OpenDraws {
  readonly list: Remote<readonly OpenDraw[]>;
  /** Figures of draws that were told since, by draw. */
  readonly told: ReadonlySignal<ReadonlyMap<string, Partial<OpenDraw>>>;
}

export function useOpenDraws(): OpenDraws {
  const list = useRemote<readonly OpenDraw[]>(listOpen, { copyAs: 'draws' });
  const told = useMade(() => signal<ReadonlyMap<string, Partial<OpenDraw>>>(new Map()));
  const watched = useComputed(() => {
    const state = list.state.value;
    if (state.kind !== 'here') return '';
    const ids = state.value.slice(0, WATCHED_MAX).map(({ drawId }) => drawId);
    return ids.join(' ');
  });
  // By their ids as one text: the same draws in another answer are not watched anew.
  useSignalEffect(() => watch(watched.value, told));
  // A draw that has closed is no longer on offer, and its series may have opened the next one.
  useSignalEffect(() => {
    const state = list.state.value;
    if (state.kind !== 'here' || state.isOld) return;
    if (state.value.some(({ closesAt }) => Date.parse(closesAt) <= now.value)) void list.ask();
  });
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void list.ask();
    }, ASK_EVERY_MS);
    const seenAgain = (): void => {
      if (document.visibilityState === 'visible') void list.ask();
    };
    document.addEventListener('visibilitychange', seenAgain);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seenAgain);
    };
  }, [list]);
  return { list, told };
}

function watch(
  ids: string,
  told: { value: ReadonlyMap<string, Partial<OpenDraw>>; peek(): ReadonlyMap<string, unknown> },
): () => void {
  const ends = ids
    .split(' ')
    .filter(Boolean)
    .map((id) =>
      engine.watch(`draw.${id}`).subscribe(({ jackpotMinor, ticketCount }) => {
        const before = told.peek() as ReadonlyMap<string, Partial<OpenDraw>>;
        told.value = new Map(before).set(id, { jackpotMinor, ticketCount });
      }),
    );
  return () => {
    for (const end of ends) end();
    told.value = new Map();
  };
}

async function listOpen(signal: AbortSignal) {
  const query = { state: 'open', limit: DRAWS_MAX } as const;
  const { draws } = await engine.call('GET', '/v1/draws', { query }, { signal });
  return draws.toSorted((one, other) => Date.parse(one.closesAt) - Date.parse(other.closesAt));
}
