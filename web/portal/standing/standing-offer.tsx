/**
 * "Play these in each draw": what the slip holds, or picks at random, in every next draw of the
 * series. The price of a draw is said before; while an answer is missing it waits.
 */
import { useComputed, useSignal } from '@preact/signals';
import { UnansweredError } from '@tirage/client';
import { Doing } from '../../kit/doing.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import { placeText } from '../../kit/place.ts';
import type { DrawHere } from '../draws/draw-view.tsx';
import { engine, isLoggedIn } from '../engine.ts';
import { gameOf } from '../games.ts';
import type { Board } from '../picks/board.ts';
import type { Line } from '../picks/line.ts';
import { refusalText } from '../refusals.ts';
import { RemoteHere } from '../remote-here.tsx';
import { money, timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import { isWaiting, untilAnswered } from '../unanswered.ts';
import { useMade, useRemote } from '../use-remote.ts';
import { nextDrawOf } from './next-draws.ts';
import './standing.css';
import { betsPerDraw, type StandingWanted, standingBody } from './standing-body.ts';

const STANDING = '/v1/me/standing-tickets';
const QUICK_PICKS = [1, 2, 3, 5, 10];
const DRAW_COUNTS = [2, 4, 8, 12, 26, 52];
/** The value of a choice that is no count. */
const UNTIL_STOPPED = 0;
const LINES_OF_SLIP = 0;

export interface StandingOfferProps {
  readonly draw: DrawHere;
  readonly board: Board;
  /** Of the slip. */
  readonly lines: readonly Line[];
}

/** What will be left of a later draw nobody can promise where numbers are sold out. */
export function takesStanding(draw: DrawHere): boolean {
  return draw.pickLimit === undefined && gameOf(draw.game)?.family !== 'numberRaffle';
}

export function StandingOffer({ draw, board, lines }: StandingOfferProps) {
  const isOpen = useSignal(false);
  return (
    <details
      class="card standing-offer"
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>{say('standing.offer')}</summary>
      {isOpen.value && <Offer draw={draw} board={board} lines={lines} />}
    </details>
  );
}

function Offer({ draw, board, lines }: StandingOfferProps) {
  const { series } = draw;
  const next = useRemote(async (signal) => ({ draw: await nextDrawOf(series, signal) }));
  return (
    <RemoteHere of={next} skeleton={<div class="skeleton standing-skeleton" />}>
      {({ draw: planned }) => (
        <OfferForm
          board={board}
          lines={lines}
          draw={draw}
          priceMinor={planned?.priceMinor ?? draw.priceMinor}
          begins={
            planned === undefined
              ? say('standing.beginsUnplanned')
              : say('standing.begins', { time: timeInWords(Date.parse(planned.closesAt)) })
          }
        />
      )}
    </RemoteHere>
  );
}

interface OfferFormProps extends StandingOfferProps {
  /** Of a ticket in the draws to come. */
  readonly priceMinor: number;
  /** With which draw, in words. */
  readonly begins: string;
}

function OfferForm({ draw, board, lines, priceMinor, begins }: OfferFormProps) {
  const chosen = useSignal<number | undefined>(undefined);
  const drawCount = useSignal(UNTIL_STOPPED);
  // The slip fills and empties beside this: what it holds is meant until something else is chosen.
  const ofSlip = lines.length > 0 ? LINES_OF_SLIP : 1;
  const quickPickCount = chosen.value || ofSlip;
  const wanted: StandingWanted = {
    series: draw.series,
    board,
    lines: quickPickCount === LINES_OF_SLIP ? lines : [],
    quickPickCount,
    drawCount: drawCount.value === UNTIL_STOPPED ? undefined : drawCount.value,
  };
  const making = useMade(() => new Doing(make));
  const state = making.state.value;
  const isChecking = useComputed(() => isWaiting(STANDING));
  const isBusy = state.kind === 'underWay' || isChecking.value;
  const eachMinor = betsPerDraw(wanted) * priceMinor;
  return (
    <form
      class="standing-form"
      onSubmit={(event) => {
        event.preventDefault();
        void making.start(wanted);
      }}
    >
      <p>{say('standing.how')}</p>
      <label class="field">
        <span>{say('standing.picks')}</span>
        <select
          value={quickPickCount}
          onChange={({ currentTarget }) => {
            chosen.value = Number(currentTarget.value);
          }}
        >
          {lines.length > 0 && (
            <option value={LINES_OF_SLIP}>{say('standing.mine', { count: lines.length })}</option>
          )}
          {QUICK_PICKS.map((count) => (
            <option key={count} value={count}>
              {say('standing.quick', { count })}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{say('standing.draws')}</span>
        <select
          value={drawCount.value}
          onChange={({ currentTarget }) => {
            drawCount.value = Number(currentTarget.value);
          }}
        >
          <option value={UNTIL_STOPPED}>{say('standing.untilStopped')}</option>
          {DRAW_COUNTS.map((count) => (
            <option key={count} value={count}>
              {say('standing.drawCount', { count })}
            </option>
          ))}
        </select>
      </label>
      <p class="total">
        <span>{say('standing.each')}</span>
        <strong>{money(eachMinor)}</strong>
      </p>
      {wanted.drawCount !== undefined && (
        <p class="row-side">
          {say('standing.inAll', {
            count: wanted.drawCount,
            total: money(eachMinor * wanted.drawCount),
          })}
        </p>
      )}
      <p class="row-side">{begins}</p>
      {isChecking.value && <Notice kind="warn">{say('standing.checking')}</Notice>}
      {state.kind === 'refused' && !(state.reason instanceof UnansweredError) && (
        <Notice kind="bad">{refusalText(state.reason)}</Notice>
      )}
      {state.kind === 'done' && (
        <Notice kind="good" action={<a href={placeText(['standing'])}>{say('standing.toList')}</a>}>
          {say('standing.made')}
        </Notice>
      )}
      {isLoggedIn.value ? (
        <button type="submit" class="button button-wide" disabled={isBusy}>
          {say(state.kind === 'underWay' ? 'standing.making' : 'standing.make')}
        </button>
      ) : (
        <a class="button button-wide" href={placeText(['login'], [['to', `draws/${draw.drawId}`]])}>
          {say('standing.login')}
        </a>
      )}
    </form>
  );
}

function make(wanted: StandingWanted) {
  return untilAnswered(engine.intend(STANDING, { body: standingBody(wanted) }));
}
