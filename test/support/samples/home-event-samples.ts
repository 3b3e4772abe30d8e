/** The part of moves in `event-samples.ts`. */
import { entryPlace } from '../../../src/kernel/entry-place.ts';
import { fixtureNo } from '../../../src/kernel/fixture-ids.ts';
import { drawNo, playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { pointsHundredths } from '../../../src/kernel/points.ts';

const player = playerKey(1_023, 4_194_303);
const atMs = 1_767_268_800_123;
const place = entryPlace(2 ** 35, 131_071);

export const MOVE = {
  payments: [
    {
      player,
      number: 4_294_967_295,
      kind: 'withdrawal' as const,
      amountMinor: minor(1_000_000_000),
      method: 'sandbox:pending',
      requestedAtMs: atMs,
      state: 'pending' as const,
      settledAtMs: null,
      askAtMs: atMs + 1,
      deferredCount: 3,
    },
  ],
  withdrawals: [
    { player, number: 7, order: '0079927398713', sumHundredths: pointsHundredths(1), atMs },
  ],
  movers: [
    {
      profile: {
        key: player,
        login: 'Zoë 🎲',
        passwordHash: '$argon2id$',
        birthDate: null,
        roles: ['player' as const],
        registeredAtMs: atMs,
        sessions: [
          {
            familyId: 'f',
            refreshHash: 'r',
            previousHash: null,
            refreshedAtMs: atMs,
            startedAtMs: atMs,
            expiresAtMs: atMs + 9,
          },
        ],
      },
      balanceMinor: minor(9_007_199_254_740_991),
      pointsHundredths: pointsHundredths(0),
      paymentCount: 4_294_967_295,
      betBarriers: 9,
      surplus: { balanceMinor: '9007199254740993', pointsHundredths: 0 },
      debt: { balanceMinor: 0, pointsHundredths: 12 },
      points: { withdrawnHundredths: pointsHundredths(1), withdrawalCount: 7 },
      formerHomes: [{ shard: 1_023, lastEntry: place, movedAtMs: atMs }],
      standing: null,
    },
  ],
  slot: { slot: 1_023, playerCount: 4_194_304 },
};
const TICKETS = { draw: drawNo(4_294_967_295), firstOrdinal: 4_294_967_295, ticketCount: 1 };
const BETS = { fixture: fixtureNo(4_294_967_295), firstOrdinal: 0, betCount: 2 };
export const PASSED_ON = {
  entries: [
    {
      player,
      amountMinor: minor(12_345_678_901),
      entry: {
        entryId: 'prize.1.2@1023',
        kind: 'prize' as const,
        atMs,
        fingerprint: 0,
        ...TICKETS,
        shard: 1_023,
      },
    },
    {
      player,
      amountMinor: minor(-12_345_678_901),
      entry: {
        entryId: 'reversal.1.2.3@1023',
        kind: 'betReversal' as const,
        atMs,
        fingerprint: 0,
        ...BETS,
        shard: 1_023,
      },
    },
  ],
  points: [{ player, amountHundredths: pointsHundredths(-5_000_000_000) }],
};

export const HOME_SAMPLES = {
  PlayersMovedOut: {
    type: 'PlayersMovedOut',
    to: 1_023,
    players: [player],
    openPayments: [{ player, number: 4_294_967_295 }],
    slot: 1_023,
    next: {
      slot: 1_023,
      number: 4_194_303,
      paymentNumber: 4_294_967_295,
      withdrawalNumber: 1,
      openPayments: [1, 4_294_967_294],
    },
    atMs,
  },
  PlayersMovedIn: { type: 'PlayersMovedIn', from: 1_023, ...MOVE, atMs },
  ResidualsForwarded: {
    type: 'ResidualsForwarded',
    to: 1_023,
    places: [place],
    players: [player],
    amountsMinor: [minor(-12_345_678_901)],
    pointsPlayers: [player],
    pointsHundredths: [pointsHundredths(-5_000_000_000)],
    atMs,
  },
  ResidualsReceived: { type: 'ResidualsReceived', from: 1_023, ...PASSED_ON, atMs },
} as const;
