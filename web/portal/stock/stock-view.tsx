/** Tickets made in advance for a draw: what I hold of them, and those that are free. */
import { useComputed } from '@preact/signals';
import { engine, now } from '../../kit/browser/engine.ts';
import { useMade, useRemote } from '../../kit/browser/use-remote.ts';
import { Listing } from '../../kit/listing.ts';
import type { ViewProps } from '../../kit/parts/area.ts';
import { Countdown } from '../../kit/parts/countdown.tsx';
import { Notice } from '../../kit/parts/notice.tsx';
import { placeText } from '../../kit/place.ts';
import { keepAnnouncement } from '../draws/announcements.ts';
import { gameTitle } from '../games.ts';
import { Lost } from '../lost.tsx';
import { RemoteHere } from '../remote-here.tsx';
import { countdownUnits, money, timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import { FreeTickets } from './free-tickets.tsx';
import { ReservationCard } from './reservation-card.tsx';
import { type FreePage, freeTickets, held } from './reserving.ts';
import './stock.css';

export type StockDraw = Awaited<ReturnType<typeof askDraw>>;
export type FreeTicketHere = FreePage['rows'][number];

export function View({ place }: ViewProps) {
  const id = place.path[1];
  return id === undefined ? <Lost /> : <StockOf key={id} id={id} />;
}

function StockOf({ id }: { readonly id: string }) {
  const draw = useRemote((signal) => askDraw(id, signal));
  return (
    <RemoteHere of={draw} skeleton={<div class="skeleton stock-skeleton" />}>
      {(here) => <Stock draw={here} />}
    </RemoteHere>
  );
}

function Stock({ draw }: { readonly draw: StockDraw }) {
  const { drawId, game, priceMinor, stock, state } = draw;
  const closesMs = Date.parse(draw.closesAt);
  const free = useMade(
    () => new Listing<FreeTicketHere>((after, signal) => freeTickets(drawId, after, signal)),
  );
  const isOver = useComputed(() => closesMs <= now.value);
  const mine = held.value.filter((one) => one.drawId === drawId);
  return (
    <>
      <header class="stock-head">
        <h1>{say('stock.title')}</h1>
        <p>
          <a href={placeText(['draws', drawId])}>{gameTitle(game)}</a>
          {' · '}
          {say('stock.price', { price: money(priceMinor) })}
          {stock !== undefined && ` · ${say('stock.made', { count: stock.count })}`}
        </p>
        {!isOver.value && (
          <p class="stock-clock">
            {say('home.closesIn')}{' '}
            <Countdown
              now={now}
              untilMs={closesMs}
              units={countdownUnits()}
              title={timeInWords(closesMs)}
            />
          </p>
        )}
      </header>
      {mine.length > 0 && (
        <ul class="stock-mine">
          {mine.map((kept) => (
            <ReservationCard key={kept.key} kept={kept} onOver={() => void free.again()} />
          ))}
        </ul>
      )}
      {isOver.value || state !== 'open' || stock === undefined ? (
        <Notice
          kind="warn"
          action={<a href={placeText(['draws', drawId])}>{say('ticket.draw')}</a>}
        >
          {say(whyNone(draw))}
        </Notice>
      ) : (
        <FreeTickets draw={draw} of={free} />
      )}
    </>
  );
}

function whyNone({ state, stock }: StockDraw): 'stock.none' | 'stock.notOpen' | 'stock.closed' {
  if (stock === undefined) return 'stock.none';
  return state === 'scheduled' ? 'stock.notOpen' : 'stock.closed';
}

async function askDraw(id: string, signal: AbortSignal) {
  const draw = await engine.call('GET', '/v1/draws/{id}', { params: { id } }, { signal });
  keepAnnouncement(draw);
  return draw;
}
