/**
 * One event as a trader's desk: its odds with what is at stake on each, what can be done to it, and
 * everything that was done.
 *
 * `s` stops the betting at once, and lets it go on again; `o` leads to the odds.
 */
import { useEffect, useRef } from 'preact/hooks';
import { now } from '../../kit/browser/engine.ts';
import { usePolled } from '../../kit/browser/use-polled.ts';
import { useMade } from '../../kit/browser/use-remote.ts';
import { Doing } from '../../kit/doing.ts';
import { keyOf } from '../../kit/key.ts';
import { Countdown } from '../../kit/parts/countdown.tsx';
import { Notice } from '../../kit/parts/notice.tsx';
import { placeText } from '../../kit/place.ts';
import type { Remote } from '../../kit/remote.ts';
import { may } from '../me.ts';
import { refusalText } from '../refusals.ts';
import { RemoteHere } from '../remote-here.tsx';
import { age, time } from '../shown.ts';
import { say } from '../speech.ts';
import { DeskActs } from './desk-acts.tsx';
import { askLiability, changeEvent, type EventHere, type Liability } from './desk-calls.ts';
import { EventState, isChangeable } from './event-state.tsx';
import { History } from './history.tsx';
import { takeEvent, useIsCut, useLiveEvent } from './live-event.ts';
import { OddsDesk } from './odds-desk.tsx';
import { betsText, countdownUnits } from './row-cells.tsx';
import './trading.css';
import { When } from './when.tsx';

const LIABILITY_EVERY_MS = 3_000;

export function Desk({ id }: { readonly id: string }) {
  const event = useLiveEvent(id);
  const liability = usePolled((signal) => askLiability(id, signal), LIABILITY_EVERY_MS);
  return (
    <>
      <p>
        <a href={placeText(['events'])}>← {say('nav.trading')}</a>
      </p>
      <RemoteHere of={event} skeleton={<div class="skeleton desk-waits" />}>
        {(here) => <DeskHere event={here} of={event} liability={liability} />}
      </RemoteHere>
    </>
  );
}

export interface DeskProps {
  readonly event: EventHere;
  readonly of: Remote<EventHere>;
  readonly liability: Remote<Liability>;
}

function DeskHere(props: DeskProps) {
  const { event, of, liability } = props;
  const isCut = useIsCut();
  return (
    <>
      <section class="card trading-event" aria-labelledby="event">
        <div class="trading-head">
          <h1 id="event">{event.title}</h1>
          <EventState event={event} />
        </div>
        <Standing {...props} />
        {isCut && <Notice kind="warn">{say('trading.cut')}</Notice>}
        {may('PATCH /v1/admin/events/{id}') && (
          <div class="trading-acts">
            {isChangeable(event) && <Betting event={event} of={of} />}
            <DeskActs event={event} of={of} liability={liability} />
          </div>
        )}
      </section>
      <OddsDesk event={event} of={of} liability={liability} />
      <History event={event} />
    </>
  );
}

function Standing({ event, liability }: DeskProps) {
  const untilMs = Date.parse(event.deadline);
  const known = liability.state.value;
  return (
    <dl class="trading-standing">
      <div>
        <dt>{say('trading.deadline')}</dt>
        <dd>
          {isChangeable(event) && (
            <Countdown now={now} untilMs={untilMs} units={countdownUnits()} title={time(untilMs)} />
          )}
          <When atMs={untilMs} />
        </dd>
      </div>
      <div>
        <dt>{say('trading.stakes')}</dt>
        <dd>
          {known.kind === 'here' ? (
            <>
              <strong>{betsText(known.value)}</strong>
              <small class={known.isOld ? 'trading-old' : undefined}>
                {say('trading.asOf', { time: time(known.asOfMs) })}
              </small>
            </>
          ) : (
            <span>{known.kind === 'loading' ? '…' : refusalText(known.reason)}</span>
          )}
        </dd>
      </div>
      <div>
        <dt>{say('trading.version')}</dt>
        <dd>
          <strong>{event.version}</strong>
          <small title={time(event.changedAt)}>
            {age(Math.min(Date.parse(event.changedAt), now.value))}
          </small>
        </dd>
      </div>
      <div>
        <dt>{say('trading.id')}</dt>
        <dd>{event.eventId}</dd>
      </div>
    </dl>
  );
}

/**
 * Stops the betting, or lets it go on. To stop is safe whatever else was changed; to go on is not,
 * so that is done to the version that one sees, or not at all.
 */
function Betting({ event, of }: Pick<DeskProps, 'event' | 'of'>) {
  const isOpen = event.state === 'open';
  const doing = useMade(
    () =>
      new Doing(async ({ eventId, state, version }: EventHere) => {
        const change =
          state === 'open' ? { state: 'suspended' as const } : { state: 'open' as const, version };
        takeEvent(of, await changeEvent(eventId, change));
      }),
  );
  const latest = useRef(event);
  latest.current = event;
  useEffect(() => {
    const onKey = (pressed: KeyboardEvent): void => {
      if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || isElsewhere(pressed)) return;
      const key = keyOf(pressed);
      if (key === 's' && !pressed.repeat) {
        pressed.preventDefault();
        void doing.start(latest.current);
      }
      if (key === 'o') {
        pressed.preventDefault();
        document.querySelector<HTMLInputElement>('[data-odds]')?.select();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [doing]);
  const state = doing.state.value;
  return (
    <>
      <button
        type="button"
        class="button trading-switch"
        aria-keyshortcuts="s"
        disabled={state.kind === 'underWay'}
        onClick={() => void doing.start(event)}
      >
        {say(isOpen ? 'trading.suspend' : 'trading.resume')} <kbd>s</kbd>
      </button>
      {state.kind === 'refused' && <Notice kind="bad">{refusalText(state.reason)}</Notice>}
    </>
  );
}

/** Letters are typed there; into odds none ever is. */
function isElsewhere({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog') !== null) return true;
  return target.matches('input:not([data-odds]), select, textarea');
}
