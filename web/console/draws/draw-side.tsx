/** One draw: what it is, what has to happen to it, what came of it, and what one may do. */
import type { components } from '@tirage/client';
import { engine } from '../../kit/browser/engine.ts';
import { usePolled } from '../../kit/browser/use-polled.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import { Facts } from '../parts/facts.tsx';
import { RemoteHere } from '../remote-here.tsx';
import { count, money, time } from '../shown.ts';
import { say } from '../speech.ts';
import { DrawActs } from './draw-acts.tsx';
import './draw-side.css';
import { stateText } from './draw-words.ts';
import { DutyList } from './duty-list.tsx';
import { ResultsPart } from './results-part.tsx';

export type DrawHere = components['schemas']['AnnouncedDraw'];

const ASKED_EVERY_MS = 3_000;

export interface DrawSideProps {
  readonly id: string;
  /** Something was done to it: whoever lists it asks again. */
  readonly onDone?: () => void;
}

export function DrawSide({ id, onDone }: DrawSideProps) {
  // Another draw is another question, so each has a part of its own.
  return <OneDraw key={id} id={id} {...(onDone === undefined ? {} : { onDone })} />;
}

function OneDraw({ id, onDone }: DrawSideProps) {
  const draw = usePolled(
    (signal) => engine.call('GET', '/v1/draws/{id}', { params: { id } }, { signal }),
    ASKED_EVERY_MS,
  );
  const done = async (): Promise<void> => {
    await draw.ask();
    onDone?.();
  };
  return (
    <>
      <h2>{id}</h2>
      <RemoteHere of={draw} skeleton={<div class="skeleton draw-side-waits" />}>
        {(here) => (
          <>
            <DrawActs draw={here} onDone={done} />
            <DrawFacts draw={here} />
            <DutyList draw={here} />
            <Postponed draw={here} />
            {(here.state === 'published' || here.state === 'cancelled') && <Proof draw={here} />}
            {here.state === 'published' && <ResultsPart id={id} />}
          </>
        )}
      </RemoteHere>
    </>
  );
}

function DrawFacts({ draw }: { readonly draw: DrawHere }) {
  const { state, series, game, gameVersion = 1, priceMinor, ticketCount, poolMinor } = draw;
  const { jackpotMinor, jackpot, commitment, ticketsRoot, cancelReason, stock, terms } = draw;
  return (
    <>
      {state === 'cancelled' && (
        <Notice kind="warn">
          {say('draws.cancelledWith', { reason: cancelReason ?? '' })}{' '}
          {say('draws.refunded', { count: ticketCount, amount: money(poolMinor) })}
        </Notice>
      )}
      <Facts
        rows={[
          [say('draws.state'), stateText(state)],
          [say('draws.series'), series],
          [say('draws.game'), say('draws.gameVersion', { game, version: String(gameVersion) })],
          [say('draws.price'), money(priceMinor)],
          [say('draws.tickets'), count(ticketCount)],
          [say('draws.pool'), money(poolMinor)],
          [say('draws.jackpot'), money(jackpotMinor)],
          [say('draws.jackpotNumber'), jackpot?.number],
          [say('draws.stock'), stock && count(stock.count)],
          [say('draws.beacon'), terms.beacon && `${terms.beacon.source} ${terms.beacon.round}`],
          [say('draws.commitment'), commitment && <code>{commitment}</code>],
          [say('draws.root'), ticketsRoot && <code>{ticketsRoot}</code>],
        ]}
      />
    </>
  );
}

function Postponed({ draw: { postponed } }: { readonly draw: DrawHere }) {
  if (postponed === undefined) return null;
  const { from, at, reason } = postponed;
  return (
    <section>
      <h3>{say('draws.postponed')}</h3>
      <Facts
        rows={[
          [say('draws.promisedClose'), time(from.closesAt)],
          [say('draws.promisedResults'), time(from.resultsAt)],
          [say('draws.postponedAt'), time(at)],
          [say('draws.reason'), reason],
        ]}
      />
    </section>
  );
}

/** By addresses of the same origin: the portal has each draw verified by the reader's browser. */
function Proof({ draw: { drawId, ticketsRoot } }: { readonly draw: DrawHere }) {
  // What was never on sale was sealed never, and has nothing to show.
  if (ticketsRoot === null) return null;
  return (
    <p class="draw-side-ways">
      <a class="button button-quiet" href={`/#/verify/${drawId}`} target="_blank" rel="noopener">
        {say('draws.verify')}
      </a>
      <a class="button button-quiet" href={`/v1/draws/${drawId}/transcript`} download>
        {say('draws.transcript')}
      </a>
    </p>
  );
}
