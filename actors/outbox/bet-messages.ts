/**
 * The messages of bets: that one was accepted, and its result, each time that is decided.
 *
 * A correction or a void sends `bet.v1.settled` again, under the next number in `settlement`: the
 * highest replaces all before it. A bet that a correction leaves unchanged is not sent again.
 *
 * A step of a settlement may lead to ten thousand messages. So they are no list: each message is
 * made when it is asked for, by its place. Wallet messages are read from the entries that the step
 * has written, because what was lent and repaid does not follow from the event alone.
 */
import { must } from '../../src/kernel/assert.ts';
import {
  type BetPlace,
  formatBetId,
  formatFixtureId,
  NO_FIXTURE,
} from '../../src/kernel/fixture-ids.ts';
import { formatPlayerId, type PlayerKey } from '../../src/kernel/ids.ts';
import { type Minor, minor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { BetState, Leg } from '../book/bet.ts';
import type {
  AccumulatorPlaced,
  AccumulatorsSettled,
  BetPlaced,
  BetsSettled,
} from '../book/book-events.ts';
import { OUTCOMES } from '../line/line.ts';
import { combinedPrice, formatOdds, shownOdds } from '../line/odds.ts';
import type { States } from '../states.ts';
import type { PayoutApproved } from '../wallet/held-payout.ts';
import {
  accumulatorEntryId,
  debtEntryId,
  payoutEntryId,
  repaymentEntryId,
  reversalEntryId,
} from '../wallet/ledger-entry.ts';
import { creditMessages, entryMessage } from './money-messages.ts';
import {
  MESSAGE_VERSION,
  type OutboxMessage,
  type OutboxStates,
  rfc3339,
  type Telling,
} from './outbox.ts';

export const BET_SUBJECTS = { accepted: 'bet.v1.accepted', settled: 'bet.v1.settled' } as const;

type Settled = Pick<OutboxStates, 'identity' | 'entries'>;

export function betPlacedMessages(
  { identity }: Pick<States, 'identity'>,
  placed: BetPlaced,
): OutboxMessage[] {
  const { fixture, selection, oddsHundredths, ordinal } = placed;
  const place = { fixture, shard: identity.shard, ordinal };
  return placedMessages(place, [{ fixture, selection, oddsHundredths }], placed);
}

export function accumulatorPlacedMessages(
  { identity }: Pick<States, 'identity'>,
  placed: AccumulatorPlaced,
): OutboxMessage[] {
  const place = { fixture: NO_FIXTURE, shard: identity.shard, ordinal: placed.ordinal } as const;
  return placedMessages(place, placed.legs, placed);
}

/** First all bets of the step, then its players' entries, `WALLET_MESSAGES` places for each. */
export function betsSettledTelling(states: Settled, event: BetsSettled): Telling {
  const { players, betCounts, ordinals, outcomes, payoutsMinor, reversedMinor } = event;
  const { shard } = states.identity;
  const betCount = ordinals.length;
  /** By bet: the index of its player. By player: their first bet, and whether they were paid. */
  const owners: number[] = [];
  const firsts: number[] = [];
  const arePaid: boolean[] = [];
  for (const [index, count] of betCounts.entries()) {
    const first = owners.length;
    firsts.push(first);
    arePaid.push(payoutsMinor.slice(first, first + count).some((payout) => payout > 0));
    for (let i = 0; i < count; i += 1) owners.push(index);
  }

  const betAt = (index: number): OutboxMessage => {
    const ordinal = must(ordinals[index], 'a place holds no bet');
    return settledMessage({
      place: { fixture: event.fixture, shard, ordinal },
      player: must(players[owners[index] ?? -1], 'a bet has no player'),
      settlement: event.round,
      state: must(OUTCOMES[outcomes[index] ?? -1], 'a bet has no outcome'),
      payoutMinor: must(payoutsMinor[index], 'a bet has no payout'),
      reversedMinor: reversedMinor[index] ?? ZERO_MINOR,
      atMs: event.atMs,
    });
  };
  const lineAt = (owner: number, line: number): OutboxMessage | undefined => {
    const firstOrdinal = must(ordinals[firsts[owner] ?? -1], 'a player who is settled has no bet');
    return walletMessage(states, line, {
      player: must(players[owner], 'a place holds no player'),
      reversalId:
        reversedMinor.length > 0 ? reversalEntryId(event.fixture, event.round, firstOrdinal) : null,
      payoutId: arePaid[owner] ? payoutEntryId(event.fixture, event.round, firstOrdinal) : null,
      facts: { eventId: formatFixtureId(event.fixture), betCount: betCounts[owner] },
    });
  };
  return {
    length: betCount + players.length * WALLET_MESSAGES,
    at: (index) => {
      if (index < betCount) return betAt(index);
      const place = index - betCount;
      return lineAt(Math.floor(place / WALLET_MESSAGES), place % WALLET_MESSAGES);
    },
  };
}

/** For each leg the accumulator's result, if that is new, and the entries. */
export function accumulatorsSettledTelling(
  states: Settled,
  { settled, atMs }: AccumulatorsSettled,
): Telling {
  const places = 1 + WALLET_MESSAGES;
  return {
    length: settled.length * places,
    at: (index) => {
      const leg = must(settled[Math.floor(index / places)], 'a place holds no leg');
      const { player, ordinal, revision, state, payoutMinor } = leg;
      if (revision === undefined) return undefined;
      const place = { fixture: NO_FIXTURE, shard: states.identity.shard, ordinal } as const;
      const reversalId = accumulatorEntryId('reversal', ordinal, revision);
      const payoutId = accumulatorEntryId('payout', ordinal, revision);
      const line = (index % places) - 1;
      if (line >= 0) {
        const facts = { betId: formatBetId(place) };
        return walletMessage(states, line, { player, reversalId, payoutId, facts });
      }
      const reversal = states.entries.get({ player, entryId: reversalId });
      const reversedMinor = minor(0 - (reversal?.amountMinor ?? 0));
      const settlement = revision;
      return settledMessage({ place, player, settlement, state, payoutMinor, reversedMinor, atMs });
    },
  };
}

/** The messages of a payout that had waited for an operator. */
export function payoutApprovedMessages(
  states: Pick<OutboxStates, 'entries'>,
  { awardId, player, entryId, amountMinor, atMs }: PayoutApproved,
): OutboxMessage[] {
  const facts = { betId: awardId };
  return creditMessages(states, { player, entryId, kind: 'betPayout', amountMinor, atMs, facts });
}

function placedMessages(
  place: BetPlace,
  legs: readonly Leg[],
  { player, entryId, stakeMinor, atMs }: BetPlaced | AccumulatorPlaced,
): OutboxMessage[] {
  const betId = formatBetId(place);
  const price = combinedPrice(legs.map(({ oddsHundredths }) => oddsHundredths));
  const accepted = {
    subject: BET_SUBJECTS.accepted,
    body: {
      version: MESSAGE_VERSION,
      betId,
      playerId: formatPlayerId(player),
      stakeMinor,
      odds: formatOdds(shownOdds(price)),
      legs: legs.map(({ fixture, selection, oddsHundredths }) => {
        return { eventId: formatFixtureId(fixture), selection, odds: formatOdds(oddsHundredths) };
      }),
      acceptedAt: rfc3339(atMs),
    },
  };
  const amountMinor = minor(-stakeMinor);
  return [
    accepted,
    entryMessage({ player, entryId, kind: 'bet', amountMinor, atMs, facts: { betId } }),
  ];
}

interface SettledBet {
  readonly place: BetPlace;
  readonly player: PlayerKey;
  readonly settlement: number;
  readonly state: BetState;
  readonly payoutMinor: Minor;
  readonly reversedMinor: Minor;
  readonly atMs: number;
}

function settledMessage({ place, player, atMs, ...bet }: SettledBet): OutboxMessage {
  return {
    subject: BET_SUBJECTS.settled,
    body: {
      version: MESSAGE_VERSION,
      betId: formatBetId(place),
      playerId: formatPlayerId(player),
      ...bet,
      settledAt: rfc3339(atMs),
    },
  };
}

/** What a settlement may write into a wallet, in this order: lent, reversed, paid, repaid. */
const WALLET_MESSAGES = 4;

function walletMessage(
  { entries }: Pick<OutboxStates, 'entries'>,
  line: number,
  {
    player,
    reversalId,
    payoutId,
    facts,
  }: {
    readonly player: PlayerKey;
    /** Null if there is certainly none, which spares looking for it. */
    readonly reversalId: string | null;
    readonly payoutId: string | null;
    readonly facts: Readonly<Record<string, unknown>>;
  },
): OutboxMessage | undefined {
  const operation = line < 2 ? reversalId : payoutId;
  if (operation === null) return undefined;
  const ids = [debtEntryId(operation), operation, operation, repaymentEntryId(operation)];
  const entryId = must(ids[line], 'a wallet has fewer lines of a settlement');
  const entry = entries.get({ player, entryId });
  return entry && entryMessage({ ...entry, facts });
}
