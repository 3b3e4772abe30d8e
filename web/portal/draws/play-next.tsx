/** The way on from a draw whose sale has ended: to the next of its series, or of its game. */
import { useSignalEffect } from '@preact/signals';
import { engine, now } from '../../kit/browser/engine.ts';
import { isWaiting } from '../../kit/browser/unanswered.ts';
import { useRemote } from '../../kit/browser/use-remote.ts';
import { placeText } from '../../kit/place.ts';
import { say } from '../speech.ts';
import type { DrawHere } from './draw-view.tsx';
import { BUYING, slips } from './slips.ts';

/** More than a schedule keeps open of one game. */
const DRAWS_MAX = 50;
/** The next one may open a moment after this one has closed. */
const ASKED_EVERY_MS = 5_000;

export function PlayNext({ draw }: { readonly draw: DrawHere }) {
  const next = useRemote((signal) => askNext(draw, signal));
  const state = next.state.value;
  const nextId = state.kind === 'here' ? state.value : undefined;
  useSignalEffect(() => {
    const known = next.state.value;
    const isMissing = known.kind === 'here' && known.value === undefined;
    if (isMissing && now.value % ASKED_EVERY_MS === 0) void next.ask();
  });
  if (nextId === undefined) return null;
  return (
    <p>
      <a
        class="button"
        href={placeText(['draws', nextId])}
        onClick={() => carryPicks(draw.drawId, nextId)}
      >
        {say('draw.playNext')}
      </a>
    </p>
  );
}

/** What was not bought in time. Not what may have been: nobody is to pay for it twice. */
function carryPicks(fromId: string, toId: string): void {
  const from = slips.of(fromId);
  const to = slips.of(toId);
  if (isWaiting(BUYING, fromId) || to.value.lines.length > 0) return;
  if (from.value.lines.length === 0) return;
  to.value = { ...to.value, lines: from.value.lines };
  slips.clear(fromId);
}

async function askNext({ drawId, game, series }: DrawHere, signal: AbortSignal) {
  const query = { state: 'open', game, limit: DRAWS_MAX } as const;
  const { draws } = await engine.call('GET', '/v1/draws', { query }, { signal });
  const others = draws
    .filter((one) => one.drawId !== drawId && Date.parse(one.closesAt) > engine.now())
    .toSorted((one, other) => Date.parse(one.closesAt) - Date.parse(other.closesAt));
  return (others.find((one) => one.series === series) ?? others[0])?.drawId;
}
