/** The part of raffles in `event-samples.ts`. */
import { playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';

const player = playerKey(1_023, 4_194_303);
const atMs = 1_767_268_800_123;
const UUID = '017f22e2-79b0-7cc3-98c4-dc0c0c07398f';
const RULES = {
  participantsNeeded: 16_384,
  chances: 'stake' as const,
  entriesPerPlayerMax: 1,
  prize: { kind: 'fixed' as const, prizeMinor: minor(1_000_000_000) },
  fillWithinMs: 31_622_400_000,
  ifUnfilled: 'draw' as const,
};

export const RAFFLE_SAMPLES = {
  RaffleGameConfigured: {
    type: 'RaffleGameConfigured',
    gameId: UUID,
    rules: RULES,
    by: player,
    atMs,
  },
  RaffleOpened: {
    type: 'RaffleOpened',
    raffleId: UUID,
    gameId: UUID,
    rules: {
      ...RULES,
      prize: { kind: 'table', sharesPermyriad: [5_000, 3_000] },
      fillWithinMs: null,
    },
    serverSeedHex: '00',
    commitmentHex: 'ff',
    atMs,
  },
  StakeTaken: {
    type: 'StakeTaken',
    messageId: UUID,
    raffleId: UUID,
    playerId: UUID,
    stakeMinor: minor(10_000_000_000),
    atMs,
  },
  StakeIgnored: { type: 'StakeIgnored', messageId: UUID, raffleId: UUID, atMs },
  RaffleStarted: { type: 'RaffleStarted', raffleId: UUID, reason: 'deadline', atMs },
  RaffleFinished: {
    type: 'RaffleFinished',
    raffleId: UUID,
    merkleRootHex: 'ab',
    ticketsRootHex: 'cd',
    winners: [{ place: 1, ordinal: 0, playerId: UUID, prizeMinor: minor(0) }],
    atMs,
  },
  RaffleCancelled: { type: 'RaffleCancelled', raffleId: UUID, atMs },
  RafflePrizeSent: {
    type: 'RafflePrizeSent',
    raffleId: UUID,
    place: 1,
    amountMinor: minor(33_000),
    to: 3,
  },
  RafflePrizeCredited: {
    type: 'RafflePrizeCredited',
    raffleId: UUID,
    place: 1,
    player,
    amountMinor: minor(33_000),
    from: 3,
    atMs,
  },
  ExternalIdLinked: { type: 'ExternalIdLinked', externalId: UUID, player, by: player, atMs },
} as const;
