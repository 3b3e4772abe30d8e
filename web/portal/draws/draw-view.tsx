/** One draw: while it is on sale one picks and pays; afterwards it shows what became of it. */
import { useComputed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { engine, now } from '../../kit/browser/engine.ts';
import type { ViewProps } from '../../kit/parts/area.ts';
import { Countdown } from '../../kit/parts/countdown.tsx';
import { gameTitle } from '../games.ts';
import { RemoteHere } from '../remote-here.tsx';
import { countdownUnits, money, timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import { AfterClose, type AfterCloseProps } from './after-close.tsx';
import { keepAnnouncement } from './announcements.ts';
import './draws.css';
import { useRemote } from '../../kit/browser/use-remote.ts';
import { Picking } from './picking.tsx';

export type DrawHere = Awaited<ReturnType<typeof askDraw>>;

export function View({ place }: ViewProps) {
  const id = place.path[1] ?? '';
  // Another draw is another view: nothing of the one before is shown for it.
  return <DrawView key={id} id={id} />;
}

function DrawView({ id }: { readonly id: string }) {
  const draw = useRemote((signal) => askDraw(id, signal), { copyAs: `draw.${id}` });
  useEffect(() => {
    // Sales, jackpot and state as they change. Its terms are told by the call alone.
    const unwatch = engine
      .watch(`draw.${id}`)
      .subscribe(({ results: _, serverTime: __, ...told }) => {
        const known = draw.state.peek();
        if (known.kind === 'here') draw.put({ ...known.value, ...told });
      });
    return unwatch;
  }, [draw, id]);
  return (
    <RemoteHere of={draw} skeleton={<div class="skeleton draw-skeleton" />}>
      {(here) => <Drawn draw={here} of={draw} />}
    </RemoteHere>
  );
}

function Drawn({ draw, of }: AfterCloseProps) {
  const closesMs = Date.parse(draw.closesAt);
  const isOver = useComputed(() => draw.state !== 'open' || closesMs <= now.value);
  return (
    <>
      <header class="draw-head">
        <div>
          <h1>{gameTitle(draw.game)}</h1>
          <p class="draw-side">{timeInWords(closesMs)}</p>
        </div>
        {draw.jackpotMinor > 0 && (
          <p>
            <span class="draw-side">{say('home.jackpot')}</span>
            <br />
            <strong class="draw-jackpot">{money(draw.jackpotMinor)}</strong>
          </p>
        )}
        {!isOver.value && (
          <p>
            <span class="draw-side">{say('home.closesIn')}</span>
            <br />
            <Countdown
              now={now}
              untilMs={closesMs}
              units={countdownUnits()}
              title={timeInWords(closesMs)}
            />
          </p>
        )}
      </header>
      {isOver.value ? <AfterClose draw={draw} of={of} /> : <Picking draw={draw} />}
    </>
  );
}

async function askDraw(id: string, signal: AbortSignal) {
  const draw = await engine.call('GET', '/v1/draws/{id}', { params: { id } }, { signal });
  keepAnnouncement(draw);
  return draw;
}
