/** One standing ticket: its picks, what it does next or why it ended, and the way to stop it. */
import { useSignal } from '@preact/signals';
import { UnansweredError } from '@tirage/client';
import { Doing } from '../../kit/doing.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import { SelectionText } from '../draws/balls.tsx';
import { engine } from '../engine.ts';
import { gameTitle } from '../games.ts';
import type { Selection } from '../picks/selection.ts';
import { refusalText } from '../refusals.ts';
import { money, timeInWords } from '../shown.ts';
import { say, sayable } from '../speech.ts';
import { useFocusAtFirst } from '../use-focus.ts';
import { useMade } from '../use-remote.ts';
import { wallet } from '../wallet/wallet.ts';
import type { PlannedDraw } from './next-draws.ts';

export type StandingTicket = Awaited<ReturnType<typeof stop>>;

export interface StandingCardProps {
  readonly ticket: StandingTicket;
  /** Of its series; `undefined`: none is planned. */
  readonly next: PlannedDraw | undefined;
  readonly onEnded: (ended: StandingTicket) => void;
}

export function StandingCard({ ticket, next, onEnded }: StandingCardProps) {
  const { orderId, game, selections, stakeMinor, state, drawsEntered, madeAt } = ticket;
  const isActive = state === 'active';
  return (
    <li class="card standing-card" aria-labelledby={orderId}>
      <h2 id={orderId}>{gameTitle(game)}</h2>
      <p class={isActive ? 'standing-state plus' : 'standing-state'} role="status">
        {isActive ? activeText(ticket) : endText(ticket)}
      </p>
      {isActive && <p>{nextText(next)}</p>}
      <Picks selections={selections} />
      <dl class="facts">
        <dt>{say('standing.each')}</dt>
        <dd>{money(stakeMinor)}</dd>
        <dt>{say('standing.entered')}</dt>
        <dd>{drawsEntered}</dd>
        <dt>{say('standing.since')}</dt>
        <dd>{timeInWords(Date.parse(madeAt))}</dd>
      </dl>
      {isActive && <Stopping ticket={ticket} onEnded={onEnded} />}
    </li>
  );
}

const SHOWN_AT_FIRST = 5;

function Picks({ selections }: { readonly selections: readonly Selection[] }) {
  const isWhole = useSignal(selections.length <= SHOWN_AT_FIRST);
  const shown = isWhole.value ? selections : selections.slice(0, SHOWN_AT_FIRST);
  return (
    <div class="standing-picks">
      <ul>
        {shown.map((selection, index) => (
          <li key={`${index}`}>
            <SelectionText selection={selection} />
          </li>
        ))}
      </ul>
      {!isWhole.value && (
        <button
          type="button"
          class="button button-quiet"
          onClick={() => {
            isWhole.value = true;
          }}
        >
          {say('standing.allPicks', { count: selections.length })}
        </button>
      )}
    </div>
  );
}

type StoppingProps = Pick<StandingCardProps, 'ticket' | 'onEnded'>;

/** Pressed once it says what it would do, and only the second press does it. */
function Stopping({ ticket, onEnded }: StoppingProps) {
  const isAsked = useSignal(false);
  if (isAsked.value) {
    const keep = (): void => {
      isAsked.value = false;
    };
    return <StopAsked ticket={ticket} onEnded={onEnded} onKept={keep} />;
  }
  return (
    <button
      type="button"
      class="button button-quiet"
      aria-label={say('standing.stopNamed', { game: gameTitle(ticket.game) })}
      onClick={() => {
        isAsked.value = true;
      }}
    >
      {say('standing.stop')}
    </button>
  );
}

function StopAsked({ ticket, onEnded, onKept }: StoppingProps & { readonly onKept: () => void }) {
  const stopping = useMade(() => new Doing(() => stop(ticket.orderId)));
  const focus = useFocusAtFirst<HTMLFieldSetElement>();
  const state = stopping.state.value;
  const isBusy = state.kind === 'underWay';
  const start = async (): Promise<void> => {
    const ended = await stopping.start();
    if (ended === undefined) return;
    void wallet.ask();
    onEnded(ended);
  };
  return (
    <fieldset
      class="standing-stop"
      aria-label={say('standing.stopNamed', { game: gameTitle(ticket.game) })}
      ref={focus}
      tabIndex={-1}
    >
      <p>
        {say('standing.stopMeans')}
        {ticket.prepaidMinor > 0 &&
          ` ${say('standing.stopReturns', { amount: money(ticket.prepaidMinor) })}`}
      </p>
      {state.kind === 'refused' && (
        <Notice kind="bad">
          {state.reason instanceof UnansweredError
            ? say('standing.stopUnanswered')
            : refusalText(state.reason)}
        </Notice>
      )}
      <div class="actions">
        <button type="button" class="button" disabled={isBusy} onClick={() => void start()}>
          {say('standing.stopNow')}
        </button>
        <button type="button" class="button button-quiet" disabled={isBusy} onClick={onKept}>
          {say('standing.keep')}
        </button>
      </div>
    </fieldset>
  );
}

function activeText({ drawsLeft, kind }: StandingTicket): string {
  if (drawsLeft === null) return say('standing.active');
  return say(kind === 'prepaid' ? 'standing.activePrepaid' : 'standing.activeFor', {
    count: drawsLeft,
  });
}

function nextText(next: PlannedDraw | undefined): string {
  if (next === undefined) return say('standing.nextUnplanned');
  const { opensAt, closesAt } = next;
  return say('standing.nextOpens', {
    opens: timeInWords(Date.parse(opensAt)),
    closes: timeInWords(Date.parse(closesAt)),
  });
}

function endText({ reason, endedAt, refundMinor }: StandingTicket): string {
  const key = `standing.reason.${reason}`;
  const time = timeInWords(Date.parse(endedAt ?? ''));
  const why = sayable(key) ? say(key) : say('standing.reason.other');
  const back =
    refundMinor > 0 ? ` ${say('standing.returned', { amount: money(refundMinor) })}` : '';
  return `${say('standing.ended', { time })} ${why}${back}`;
}

/** Stopped twice is stopped once, so a lost answer is asked for again by the client itself. */
function stop(orderId: string) {
  const params = { id: orderId };
  return engine.call('DELETE', '/v1/me/standing-tickets/{id}', { params });
}
