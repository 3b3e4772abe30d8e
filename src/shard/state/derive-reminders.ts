/**
 * What each actor owes next, as it follows from its state: derived anew for those that changed, in
 * the batch that changed them. So nothing has to be remembered separately, and a crash loses
 * nothing.
 */
import { nextBookDuty } from '../../../actors/book/book.ts';
import {
  isCancelledForGood,
  nextCoordinatorDuty,
} from '../../../actors/coordinator/coordinator.ts';
import { type Duty, nextInstanceDuty } from '../../../actors/draw/instance.ts';
import { nextGrowthDuty } from '../../../actors/growth/growth.ts';
import { nextDepartureDuty } from '../../../actors/home/home.ts';
import { forwardDuty } from '../../../actors/home/residual.ts';
import { nextLineDuty } from '../../../actors/line/line.ts';
import { nextRaffleDuty } from '../../../actors/raffle/raffle.ts';
import { WALK_DUTY, walkActor } from '../../../actors/standing/standing-walk.ts';
import { setLive } from './live-draws.ts';
import type { ShardState } from './shard-state.ts';

type State = Pick<
  ShardState,
  | 'instances'
  | 'coordinators'
  | 'raffles'
  | 'payments'
  | 'lines'
  | 'books'
  | 'liveDraws'
  | 'liveCoordinators'
  | 'reminders'
  | 'timers'
  | 'identity'
  | 'growth'
  | 'slots'
  | 'departure'
  | 'residualEntries'
  | 'residualPoints'
  | 'reservations'
  | 'reservationRows'
  | 'counters'
  | 'standingWalks'
>;

const ONE_ROW = { limit: 1, reverse: false } as const;

/** Call before the rows of a batch are taken: reminders are rows, too. */
export function deriveReminders(state: State): void {
  for (const { key: draw, value: instance } of state.instances.changedRows()) {
    setReminder(state, `instance:${draw}`, nextInstanceDuty(instance));
    const isOver = instance.phase === 'paid' || instance.phase === 'cancelled';
    state.liveDraws.set(draw, !isOver);
  }
  for (const { key: draw, value: coordinator } of state.coordinators.changedRows()) {
    setReminder(state, `coordinator:${draw}`, nextCoordinatorDuty(coordinator));
    const isOver = coordinator.state === 'published' || isCancelledForGood(coordinator);
    setLive(state.liveCoordinators, draw, !isOver);
  }
  for (const { key: raffleId, value: raffle } of state.raffles.changedRows()) {
    setReminder(state, `raffle:${raffleId}`, nextRaffleDuty(raffle));
  }
  for (const { key, value: payment } of state.payments.changedRows()) {
    const duty: Duty<'ask'> = { duty: 'ask', atMs: payment.askAtMs };
    const isPending = payment.state === 'pending';
    setReminder(state, `payment:${key.player}.${key.number}`, isPending ? duty : undefined);
  }
  for (const { player, number } of state.payments.deletedKeys()) {
    setReminder(state, `payment:${player}.${number}`, undefined);
  }
  for (const { value: growth } of state.growth.changedRows()) {
    setReminder(state, 'growth', nextGrowthDuty(growth));
  }
  for (const { key: fixture, value: line } of state.lines.changedRows()) {
    setReminder(state, `line:${fixture}`, nextLineDuty(line));
  }
  for (const { key: fixture, value: book } of state.books.changedRows()) {
    setReminder(state, `book:${fixture}`, nextBookDuty(book));
  }
  for (const { key: draw } of state.standingWalks.changedRows()) {
    setReminder(state, walkActor(draw), WALK_DUTY);
  }
  for (const draw of state.standingWalks.deletedKeys()) {
    setReminder(state, walkActor(draw), undefined);
  }
  if (state.reservationRows.isChanged) state.reservations.noteOver(state.counters);
  deriveMoves(state);
}

/** Who has to leave, and what has to go on: of the shard as a whole. */
function deriveMoves(state: State): void {
  const { growth, slots, departure, residualEntries, residualPoints } = state;
  if (growth.isChanged || slots.isChanged || departure.isChanged) {
    setReminder(state, 'departure:', nextDepartureDuty(state));
  }
  if (residualEntries.isChanged || residualPoints.isChanged) {
    const isOwed = [residualEntries, residualPoints].some((one) => one.page(ONE_ROW).length > 0);
    setReminder(state, 'residuals:', forwardDuty(isOwed));
  }
}

function setReminder(
  { timers, reminders }: Pick<State, 'timers' | 'reminders'>,
  actor: string,
  duty: Duty<string> | undefined,
): void {
  const known = timers.get(actor);
  if (duty === undefined) {
    if (known === undefined) return;
    timers.clear(actor);
    reminders.delete(actor);
    return;
  }
  const { atMs } = duty;
  if (known?.atMs === atMs) return;
  const reminder = { actor, atMs };
  timers.set(reminder);
  reminders.put(actor, reminder);
}
