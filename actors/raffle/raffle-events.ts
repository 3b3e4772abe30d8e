import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { type Declared, declareEvent } from '../event-declaration.ts';
import {
  raffleFinishedMessages,
  raffleMessage,
  rafflePrizeMessages,
  raffleStartedMessage,
} from '../outbox/raffle-messages.ts';
import {
  evolveExternalIdLinked,
  evolveRaffleCancelled,
  evolveRaffleFinished,
  evolveRaffleGameConfigured,
  evolveRaffleOpened,
  evolveRafflePrizeCredited,
  evolveRafflePrizeSent,
  evolveRaffleStarted,
  evolveRaffleStartedByHand,
  evolveStakeIgnored,
  evolveStakeTaken,
} from './evolve-raffle.ts';
import type { RaffleWinner } from './raffle.ts';
import { RULES_FORM, WINNER_FORM } from './raffle-forms.ts';
import type { RaffleRules } from './raffle-rules.ts';

export interface RaffleGameConfigured {
  readonly type: 'RaffleGameConfigured';
  readonly gameId: string;
  readonly rules: RaffleRules;
  readonly by: PlayerKey;
  readonly atMs: number;
}

export interface RaffleOpened {
  readonly type: 'RaffleOpened';
  readonly raffleId: string;
  readonly gameId: string;
  readonly rules: RaffleRules;
  readonly serverSeedHex: string;
  readonly commitmentHex: string;
  readonly atMs: number;
}

export interface StakeTaken {
  readonly type: 'StakeTaken';
  readonly messageId: string;
  readonly raffleId: string;
  readonly playerId: string;
  readonly stakeMinor: Minor;
  readonly atMs: number;
}

/** The player already has all the entries that the rules allow: the stake has no effect. */
export interface StakeIgnored {
  readonly type: 'StakeIgnored';
  readonly messageId: string;
  readonly raffleId: string;
  readonly atMs: number;
}

export interface RaffleStarted {
  readonly type: 'RaffleStarted';
  readonly raffleId: string;
  readonly reason: 'filled' | 'deadline';
  readonly atMs: number;
}

/** An operator does not wait for more players: the raffle is drawn with those who are in it. */
export interface RaffleStartedByHand {
  readonly type: 'RaffleStartedByHand';
  readonly raffleId: string;
  readonly by: PlayerKey;
  readonly atMs: number;
}

export interface RaffleFinished {
  readonly type: 'RaffleFinished';
  readonly raffleId: string;
  readonly merkleRootHex: string;
  readonly ticketsRootHex: string;
  readonly winners: readonly RaffleWinner[];
  readonly atMs: number;
}

export interface RaffleCancelled {
  readonly type: 'RaffleCancelled';
  readonly raffleId: string;
  readonly atMs: number;
}

/** A winner has an account here: their prize is on its way to it. */
export interface RafflePrizeSent {
  readonly type: 'RafflePrizeSent';
  readonly raffleId: string;
  readonly place: number;
  readonly amountMinor: Minor;
  readonly to: number;
}

export interface RafflePrizeCredited {
  readonly type: 'RafflePrizeCredited';
  readonly raffleId: string;
  readonly place: number;
  readonly player: PlayerKey;
  readonly amountMinor: Minor;
  readonly from: number;
  readonly atMs: number;
}

/** The outside id belongs to this player, on every shard from now on. */
export interface ExternalIdLinked {
  readonly type: 'ExternalIdLinked';
  readonly externalId: string;
  readonly player: PlayerKey;
  readonly by: PlayerKey;
  readonly atMs: number;
}

export const RAFFLE_EVENTS = [
  declareEvent<RaffleGameConfigured>()(
    'RaffleGameConfigured',
    200,
    ['gameId', 'rules', 'by', 'atMs'],
    { within: { rules: RULES_FORM }, evolve: evolveRaffleGameConfigured },
  ),
  declareEvent<RaffleOpened>()(
    'RaffleOpened',
    201,
    ['raffleId', 'gameId', 'rules', 'serverSeedHex', 'commitmentHex', 'atMs'],
    { within: { rules: RULES_FORM }, evolve: evolveRaffleOpened },
  ),
  declareEvent<StakeTaken>()(
    'StakeTaken',
    202,
    ['messageId', 'raffleId', 'playerId', 'stakeMinor', 'atMs'],
    { evolve: evolveStakeTaken },
  ),
  declareEvent<StakeIgnored>()('StakeIgnored', 203, ['messageId', 'raffleId', 'atMs'], {
    evolve: evolveStakeIgnored,
  }),
  declareEvent<RaffleStarted>()('RaffleStarted', 204, ['raffleId', 'reason', 'atMs'], {
    evolve: evolveRaffleStarted,
    tell: (states, event) => [raffleStartedMessage(states, event)],
  }),
  declareEvent<RaffleStartedByHand>()('RaffleStartedByHand', 155, ['raffleId', 'by', 'atMs'], {
    evolve: evolveRaffleStartedByHand,
    tell: (states, { raffleId, atMs }) => [
      raffleStartedMessage(states, { raffleId, atMs, reason: 'operator' }),
    ],
  }),
  declareEvent<RaffleFinished>()(
    'RaffleFinished',
    205,
    ['raffleId', 'merkleRootHex', 'ticketsRootHex', 'winners', 'atMs'],
    {
      within: { winners: WINNER_FORM },
      evolve: evolveRaffleFinished,
      tell: raffleFinishedMessages,
    },
  ),
  declareEvent<RaffleCancelled>()('RaffleCancelled', 206, ['raffleId', 'atMs'], {
    evolve: evolveRaffleCancelled,
    tell: (states, event) => [raffleMessage(states, 'cancelled', event)],
  }),
  declareEvent<RafflePrizeSent>()(
    'RafflePrizeSent',
    207,
    ['raffleId', 'place', 'amountMinor', 'to'],
    { evolve: evolveRafflePrizeSent },
  ),
  declareEvent<RafflePrizeCredited>()(
    'RafflePrizeCredited',
    208,
    ['raffleId', 'place', 'player', 'amountMinor', 'from', 'atMs'],
    { evolve: evolveRafflePrizeCredited, tell: rafflePrizeMessages },
  ),
  declareEvent<ExternalIdLinked>()(
    'ExternalIdLinked',
    209,
    ['externalId', 'player', 'by', 'atMs'],
    { evolve: evolveExternalIdLinked },
  ),
] as const;

export type RaffleEvent = Declared<typeof RAFFLE_EVENTS>;
