/**
 * Bugs that the simulation must find: its teeth.
 *
 * Those of the rows that a restart begins with are in `checkpoint-bugs.ts`, those of shards that
 * are added in `growth-bugs.ts`, those of players who move in `move-bugs.ts`, those of jackpots
 * with rules in `jackpot-bugs.ts`, those of tickets made in advance in `stock-bugs.ts`,
 * those of standing tickets in `standing-bugs.ts`, those of limits of picks in `pick-bugs.ts`,
 * those of tickets that come back in `return-bugs.ts`, those of number raffles in `raffle-bugs.ts`.
 */

import { OUTCOMES } from '../../actors/line/line.ts';
import { creditPlayer, LEDGER_ACCOUNTS, transfer } from '../../actors/wallet/ledger.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import { ClockGuard } from '../../src/kernel/clock-guard.ts';
import { NO_ENTRY } from '../../src/kernel/entry-place.ts';
import { minor } from '../../src/kernel/money.ts';
import { pointsHundredths } from '../../src/kernel/points.ts';
import { TicketBlocks } from '../../src/shard/blocks/ticket-blocks.ts';
import { DueQuestions } from '../../src/shard/due-questions.ts';
import { RunTiers } from '../../src/shard/entries/run-tiers.ts';
import { ReplyGate } from '../../src/shard/reply-gate.ts';
import { Shard } from '../../src/shard/shard.ts';
import { Reminders } from '../../src/shard/state/reminders.ts';
import { Table } from '../../src/shard/tables/table.ts';
import { CHECKPOINT_BUGS } from './checkpoint-bugs.ts';
import { GROWTH_BUGS } from './growth-bugs.ts';
import { JACKPOT_BUGS } from './jackpot-bugs.ts';
import { MOVE_BUGS } from './move-bugs.ts';
import { PICK_BUGS } from './pick-bugs.ts';
import { picksOf } from './picks-of.ts';
import { onEvent, onRecovery, type PlantedBug, replacing } from './planting.ts';
import { RAFFLE_BUGS } from './raffle-bugs.ts';
import { RETURN_BUGS } from './return-bugs.ts';
import { STANDING_BUGS } from './standing-bugs.ts';
import { STOCK_BUGS } from './stock-bugs.ts';

export const PLANTED_BUGS: readonly PlantedBug[] = [
  onEvent('a confirmation of mail is dropped', (_, event, apply) => {
    if (event.type !== 'MailConfirmed') apply(event);
  }),
  onEvent('mail that was taken is not marked', (_, event, apply) => {
    if (event.type !== 'MailTaken') apply(event);
  }),
  onEvent('prizes are paid twice', (state, event, apply) => {
    apply(event);
    if (event.type !== 'WinnersPaid') return;
    for (const player of event.players) {
      const payment = { player, from: LEDGER_ACCOUNTS.awards, amountMinor: minor(1) };
      state.accounts.put(player, creditPlayer(state, payment));
    }
  }),
  onEvent('large prizes are paid without approval', (state, event, apply) => {
    const instance = event.type === 'WinnersPaid' ? state.instances.get(event.draw) : undefined;
    if (instance !== undefined) {
      const terms = { ...instance.terms, approvalMinor: minor(Number.MAX_SAFE_INTEGER) };
      Object.assign(instance, { terms });
    }
    apply(event);
  }),
  onEvent('a refund forgets a buyer', (_, event, apply) => {
    if (event.type !== 'TicketsRefunded') return apply(event);
    const [players, ticketCounts] = [event.players.slice(1), event.ticketCounts.slice(1)];
    const combinationCounts = event.combinationCounts.slice(1);
    apply({ ...event, players, ticketCounts, combinationCounts });
  }),
  onEvent('a system comes back as one ticket', (_, event, apply) => {
    if (event.type !== 'TicketsRefunded') return apply(event);
    apply({ ...event, combinationCounts: [] });
  }),
  onEvent('a system is paid for its best line only', (_, event, apply) => {
    if (event.type !== 'WinnersPaid') return apply(event);
    apply({ ...event, wins: [] });
  }),
  onEvent('the stakes of a cancelled draw stay where they were sealed', (_, event, apply) => {
    if (event.type !== 'SealReturned') apply(event);
  }),
  onEvent('an ordinal is given to two tickets', (state, event, apply) => {
    apply(event);
    if (event.type !== 'TicketsBought') return;
    const instance = state.instances.get(event.draw);
    assert(instance?.phase === 'open', 'it has just sold');
    if (picksOf(instance.terms.game, event.masks).length > 1) instance.ticketCount -= 1;
  }),
  onEvent('a selection is stored as another one', (_, event, apply) => {
    if (event.type !== 'TicketsBought') return apply(event);
    apply({
      ...event,
      masks: event.masks.map((word, at) => (at % 2 === 0 ? mirrored(word) : word)),
    });
  }),
  onEvent('a shard keeps the times of a draw that was postponed', (_, event, apply) => {
    if (event.type !== 'InstancePostponed') apply(event);
  }),
  onEvent('a draw forgets at its close that it was postponed', (state, event, apply) => {
    apply(event);
    if (event.type !== 'DrawClosed') return;
    const coordinator = must(state.coordinators.get(event.draw), 'it has just closed');
    const { postponed: _, ...terms } = coordinator.terms;
    state.coordinators.put(event.draw, { ...coordinator, terms });
  }),
  onEvent('a schedule that was put does not hold', (_, event, apply) => {
    if (event.type !== 'SchedulePut') apply(event);
  }),
  onEvent('the seed is another one than was committed to', (_, event, apply) => {
    if (event.type !== 'DrawOpened') return apply(event);
    apply({ ...event, serverSeedHex: event.serverSeedHex.replace(/^../, '00') });
  }),
  onEvent('half of a jackpot vanishes on its way', (_, event, apply) => {
    if (event.type !== 'JackpotRolledIn') return apply(event);
    apply({ ...event, amountMinor: minor(Math.floor(event.amountMinor / 2)) });
  }),
  onEvent('breakage goes to the house', (state, event, apply) => {
    apply(event);
    if (event.type !== 'DrawSettled') return;
    const { breakageMinor: amountMinor } = event.settlement;
    const { breakage: from, house: to } = LEDGER_ACCOUNTS;
    transfer(state.ledger, { from, to, amountMinor });
  }),
  onEvent('a reversal is forgotten', (_, event, apply) => {
    if (event.type !== 'BetsSettled') return apply(event);
    apply({ ...event, reversedMinor: event.reversedMinor.map(() => minor(0)) });
  }),
  onEvent('the stake of a void bet is kept', (_, event, apply) => {
    if (event.type !== 'BetsSettled') return apply(event);
    const kept = event.payoutsMinor.map((payout, at) =>
      event.outcomes[at] === OUTCOMES.indexOf('void') ? minor(0) : payout,
    );
    apply({ ...event, payoutsMinor: kept });
  }),
  onEvent('a share of a limit is counted twice', (_, event, apply) => {
    if (event.type !== 'BookUpdated') return apply(event);
    const allotmentsMinor = event.allotmentsMinor.map((share) => minor(3 * share));
    apply({ ...event, allotmentsMinor });
  }),
  onEvent('an order is credited twice', (_, event, apply) => {
    apply(event);
    if (event.type === 'PointsCredited') apply(event);
  }),
  onEvent('points that paid for a cancelled draw are halved', (state, event, apply) => {
    if (event.type !== 'PointsReturned') return apply(event);
    for (const firstOrdinal of event.firstOrdinals) {
      const key = { draw: event.draw, firstOrdinal };
      const bought = must(state.pointsPurchases.get(key), 'points had paid for it');
      const half = pointsHundredths(Math.floor(bought.pointsHundredths / 2));
      state.pointsPurchases.put(key, { ...bought, pointsHundredths: half });
    }
    apply(event);
  }),
  onEvent('what a stake had earned stays when it comes back', (_, event, apply) => {
    if (event.type !== 'StakeRewardsMoved') apply(event);
  }),
  onEvent('what a stake had earned is taken back twice', (_, event, apply) => {
    apply(event);
    if (event.type === 'StakeRewardsMoved') apply(event);
  }),
  onEvent('a declined payment counts as completed', (_, event, apply) => {
    apply(event.type === 'PaymentDeclined' ? { ...event, type: 'PaymentCompleted' } : event);
  }),
  replacing(ClockGuard, 'read', 'tickets are sold after the close', (original) => {
    return function (this: ClockGuard) {
      const reading = original.call(this);
      return { ...reading, latestMs: reading.latestMs - 5_000 };
    };
  }),
  replacing(ClockGuard, 'read', 'results come before their time', (original) => {
    return function (this: ClockGuard) {
      const reading = original.call(this);
      return { ...reading, earliestMs: reading.earliestMs + 20_000 };
    };
  }),
  replacing(ReplyGate, 'hold', 'a reply leaves before it is durable', (original) => {
    return function (this: ReplyGate, batch, answers) {
      original.call(this, batch, answers);
      this.open(batch);
    };
  }),
  replacing(Shard, 'resendMail', 'lost mail is not sent again', () => () => undefined),
  replacing(Reminders, 'set', 'a reminder is forgotten', (original) => {
    return function (this: Reminders, reminder) {
      if (!reminder.actor.endsWith('3')) original.call(this, reminder);
    };
  }),
  replacing(TicketBlocks, 'load', 'tickets are lost at a restart', () => {
    return function (this: TicketBlocks, draw, game) {
      return this.open(draw, game);
    };
  }),
  replacing(Table, 'takeWrites', 'a row is not written', (original) => {
    return function (this: Table<unknown, unknown>, batch, writes) {
      const before = writes.length;
      original.call(this, batch, writes);
      if (batch % 7 === 0 && writes.length > before) writes.pop();
    };
  }),
  onRecovery('a repeat is taken for a new purchase', ({ entries }) => {
    entries.find = () => undefined;
  }),
  replacing(RunTiers, 'placesOf', 'a key is not found once its window is written', () => {
    return () => [];
  }),
  onRecovery('a debt is not written down', ({ debts }) => {
    debts.put = () => undefined;
  }),
  replacing(DueQuestions, 'askLater', 'an order that is not final is asked about no more', () => {
    return function (this: DueQuestions, ordinal) {
      this.close(ordinal);
    };
  }),
  onRecovery('an entry of the history is lost', ({ entries }) => {
    const append = entries.append.bind(entries);
    entries.append = (entry) => {
      const place = append(entry);
      return entry.kind === 'deposit' ? NO_ENTRY : place;
    };
  }),
  ...CHECKPOINT_BUGS,
  ...GROWTH_BUGS,
  ...JACKPOT_BUGS,
  ...MOVE_BUGS,
  ...PICK_BUGS,
  ...RAFFLE_BUGS,
  ...RETURN_BUGS,
  ...STANDING_BUGS,
  ...STOCK_BUGS,
];

/** Pick and draw are 32 bits here at most: the numbers of a game, read from its other end. */
function mirrored(word: number): number {
  const bits = word.toString(2);
  return Number.parseInt([...bits].reverse().join(''), 2);
}
