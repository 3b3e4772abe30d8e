/**
 * Tickets that are held for me: until when by the engine's clock, what they cost, and the two ways
 * out. When the time is over the buttons are gone, and the engine is asked what became of it.
 */
import { useComputed, useSignalEffect } from '@preact/signals';
import { UnansweredError } from '@tirage/client';
import { Doing, type DoingState } from '../../kit/doing.ts';
import { Countdown } from '../../kit/parts/countdown.tsx';
import { Notice } from '../../kit/parts/notice.tsx';
import { placeText } from '../../kit/place.ts';
import type { Remote } from '../../kit/remote.ts';
import { SelectionText } from '../draws/balls.tsx';
import { engine, now } from '../engine.ts';
import { refusalText } from '../refusals.ts';
import { RemoteHere } from '../remote-here.tsx';
import { countdownUnits, money, timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import { isWaiting, untilAnswered } from '../unanswered.ts';
import { useFocusAtFirst } from '../use-focus.ts';
import { useMade, useRemote } from '../use-remote.ts';
import { wallet } from '../wallet/wallet.ts';
import type { KeptReservation } from './kept-reservations.ts';
import { letGoOfKept, type Reservation, reservationOf } from './reserving.ts';

const PAYING = '/v1/reservations/{id}/purchase';
/** How often an answer that did not come is asked for. */
const ASKED_EVERY_MS = 3_000;

export interface ReservationCardProps {
  readonly kept: KeptReservation;
  /** Its tickets may be free again, or are sold. */
  readonly onOver: () => void;
}

export function ReservationCard({ kept, onOver }: ReservationCardProps) {
  const reservation = useRemote((signal) => reservationOf(kept, signal));
  const focus = useFocusAtFirst<HTMLHeadingElement>(engine.now() - kept.madeAtMs < ASKED_EVERY_MS);
  const title = `held-${kept.key}`;
  useSignalEffect(() => {
    const { value: state } = reservation.state;
    const isOpen = state.kind === 'refused' && state.reason instanceof UnansweredError;
    if (isOpen && now.value % ASKED_EVERY_MS === 0) void reservation.ask();
  });
  return (
    <li class="card stock-held" aria-labelledby={title}>
      <h2 id={title} ref={focus} tabIndex={-1}>
        {say('stock.held', { count: kept.tickets.length })}
      </h2>
      <ul class="stock-held-tickets">
        {kept.tickets.map(({ stockId, selection }) => (
          <li key={stockId}>
            <SelectionText selection={selection} />
          </li>
        ))}
      </ul>
      <RemoteHere of={reservation} skeleton={<div class="skeleton stock-held-skeleton" />}>
        {(here) => <Held here={here} kept={kept} of={reservation} onOver={onOver} />}
      </RemoteHere>
      {reservation.state.value.kind === 'refused' && <Read kept={kept} onOver={onOver} />}
    </li>
  );
}

interface HeldProps extends ReservationCardProps {
  readonly here: Reservation;
  readonly of: Remote<Reservation>;
}

function Held({ here, kept, of, onOver }: HeldProps) {
  const { state, ticketIds } = here;
  if (state === 'reserved') return <Open here={here} kept={kept} of={of} onOver={onOver} />;
  if (state !== 'paid') {
    return (
      <Notice kind="warn" action={<Read kept={kept} onOver={onOver} />}>
        {say(`stock.${state}`)}
      </Notice>
    );
  }
  return (
    <Notice kind="good" action={<Read kept={kept} onOver={onOver} />}>
      <p>{say('slip.bought', { count: ticketIds.length })}</p>
      <p>
        <a href={placeText(['tickets'])}>{say('nav.tickets')}</a>
      </p>
    </Notice>
  );
}

function Open({ here, kept, of, onOver }: HeldProps) {
  const { reservationId, priceMinor, expiresAt } = here;
  const untilMs = Date.parse(expiresAt);
  const paying = useMade(() => new Doing(() => pay(reservationId)));
  const release = useMade(() => new Doing(() => letGo(reservationId)));
  const isOver = useComputed(() => untilMs <= now.value);
  useSignalEffect(() => {
    // To the second: the engine's answer may be that it was paid at the last moment.
    if (isOver.value && now.value % ASKED_EVERY_MS === 0) void of.ask();
  });
  const isChecking = useComputed(() => isWaiting(PAYING, reservationId));
  const isBusy =
    paying.state.value.kind === 'underWay' ||
    release.state.value.kind === 'underWay' ||
    isChecking.value;
  const buy = async (): Promise<void> => {
    const bought = await paying.start();
    await of.ask();
    if (bought !== undefined) void wallet.ask();
  };
  const free = async (): Promise<void> => {
    if ((await release.start()) === undefined) return;
    letGoOfKept(kept);
    onOver();
  };
  return (
    <>
      <p class="stock-held-clock">
        {say('stock.heldFor')}{' '}
        <Countdown
          now={now}
          untilMs={untilMs}
          units={countdownUnits()}
          title={timeInWords(untilMs)}
        />
      </p>
      <p class="total">
        <span>{say('slip.total')}</span>
        <strong>{money(priceMinor)}</strong>
      </p>
      {isChecking.value && <Notice kind="warn">{say('slip.checking')}</Notice>}
      <NotPaid state={paying.state.value} />
      <NotReleased state={release.state.value} />
      {isOver.value ? (
        <p role="status">{say('stock.isOver')}</p>
      ) : (
        <div class="actions">
          <button type="button" class="button" disabled={isBusy} onClick={() => void buy()}>
            {say(paying.state.value.kind === 'underWay' ? 'slip.paying' : 'slip.pay')}
          </button>
          <button
            type="button"
            class="button button-quiet"
            disabled={isBusy}
            onClick={() => void free()}
          >
            {say('stock.release')}
          </button>
        </div>
      )}
    </>
  );
}

interface NotDoneProps {
  readonly state: DoingState<unknown>;
}

/** What has no answer is told as checked, until it has. */
function NotPaid({ state }: NotDoneProps) {
  if (state.kind !== 'refused' || state.reason instanceof UnansweredError) return null;
  return <Notice kind="bad">{refusalText(state.reason)}</Notice>;
}

function NotReleased({ state }: NotDoneProps) {
  if (state.kind !== 'refused') return null;
  const isOpen = state.reason instanceof UnansweredError;
  const text = isOpen ? say('stock.releaseUnanswered') : refusalText(state.reason);
  return <Notice kind="bad">{text}</Notice>;
}

function Read({ kept, onOver }: ReservationCardProps) {
  return (
    <button
      type="button"
      class="button button-quiet"
      onClick={() => {
        letGoOfKept(kept);
        onOver();
      }}
    >
      {say('read')}
    </button>
  );
}

function pay(id: string) {
  return untilAnswered(engine.intend(PAYING, { params: { id }, body: {} }));
}

/** Of one that is over it changes nothing, so the client asks again where no answer came. */
function letGo(id: string) {
  return engine.call('DELETE', '/v1/reservations/{id}', { params: { id } });
}
