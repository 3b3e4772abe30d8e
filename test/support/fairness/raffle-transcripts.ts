/** Sound transcripts of raffles, made by the engine's own functions from a seed. */

import { rafflePrizes } from '../../../actors/raffle/raffle-prizes.ts';
import { type PrizeRule, placeCountOf } from '../../../actors/raffle/raffle-rules.ts';
import { commitmentOf } from '../../../src/fairness/commitment.ts';
import {
  raffleEntriesRoot,
  rafflePlayerDigest,
  raffleWinners,
} from '../../../src/fairness/raffle-outcome.ts';
import { raffleTermsDigestOf } from '../../../src/fairness/raffle-terms.ts';
import {
  RAFFLE_TRANSCRIPT_FORMAT,
  type RaffleTranscript,
  type TranscriptRaffleRules,
} from '../../../src/fairness/raffle-transcript.ts';
import { ticketsRootOf } from '../../../src/fairness/tickets-root.ts';
import { must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { GAME_ID, outsidePlayer, RAFFLE_ID } from '../samples/raffle-events.ts';
import { SeededRandom } from '../sources/seeded-random.ts';
import { bytesOfHex, toHex } from './fairness-golden.ts';

export interface RaffleShape {
  readonly seed: number;
  readonly chances: TranscriptRaffleRules['chances'];
  readonly prize: PrizeRule;
  /** Entries of each player. */
  readonly entriesPerPlayer: number;
  readonly playerCount: number;
  /** An operator started it when one player was missing. */
  readonly isByHand?: true;
}

const OPENED_MS = Date.UTC(2026, 0, 1, 12);

export function raffleTranscript(shape: RaffleShape): RaffleTranscript {
  const { seed, chances, prize, entriesPerPlayer, playerCount, isByHand } = shape;
  const random = new SeededRandom(seed);
  const staked = Array.from({ length: entriesPerPlayer * playerCount }, (_, index) => ({
    playerId: outsidePlayer(index % playerCount),
    stakeMinor: 1 + (random.uint32() % 100_000),
    acceptedAtMs: OPENED_MS + index,
  }));
  const nameOf = (playerId: string) => toHex(rafflePlayerDigest(RAFFLE_ID, playerId));
  const merkleRoot = raffleEntriesRoot(
    staked.map((entry) => ({ ...entry, player: rafflePlayerDigest(RAFFLE_ID, entry.playerId) })),
  );
  const potMinor = minor(staked.reduce((sum, { stakeMinor }) => sum + stakeMinor, 0));
  const seal = { shard: 1, ticketCount: staked.length, stakeMinor: potMinor, merkleRoot };
  const ticketsRoot = ticketsRootOf(RAFFLE_ID, [seal]);
  const rules = {
    participantsNeeded: playerCount + (isByHand ? 1 : 0),
    chances,
    entriesPerPlayerMax: entriesPerPlayer,
    prize,
    fillWithinMs: null,
    ifUnfilled: 'cancel',
  } as const;
  const serverSeed = random.bytes(32);
  const terms = { gameId: GAME_ID, openedAtMs: OPENED_MS, rules };
  const termsDigest = raffleTermsDigestOf(terms);
  const commitment = commitmentOf({ serverSeed, id: RAFFLE_ID, termsDigest });
  const sources = {
    serverSeed,
    drawId: RAFFLE_ID,
    commitment: bytesOfHex(commitment),
    ticketsRoot,
    beacon: new Uint8Array(0),
  };
  const tickets = staked.map(({ playerId, stakeMinor }) => {
    return { playerId, weight: chances === 'stake' ? stakeMinor : 1 };
  });
  const won = raffleWinners(sources, tickets, Math.min(placeCountOf(prize), playerCount));
  const prizes = rafflePrizes(prize, potMinor, playerCount);
  return {
    format: RAFFLE_TRANSCRIPT_FORMAT,
    raffleId: RAFFLE_ID,
    gameId: GAME_ID,
    rules,
    openedAt: new Date(OPENED_MS).toISOString(),
    startedAt: new Date(OPENED_MS + staked.length - 1).toISOString(),
    finishedAt: new Date(OPENED_MS + staked.length).toISOString(),
    ...(isByHand ? { startedByHand: isByHand } : {}),
    termsDigest: toHex(termsDigest),
    commitment,
    serverSeed: toHex(serverSeed),
    seal: { shard: 1, entryCount: staked.length, potMinor, merkleRoot: toHex(merkleRoot) },
    ticketsRoot: toHex(ticketsRoot),
    entries: staked.map(({ playerId, stakeMinor, acceptedAtMs }) => {
      return { player: nameOf(playerId), stakeMinor, acceptedAtMs };
    }),
    winners: won.map((entry, index) => {
      const { playerId } = must(staked[entry], 'a winner is no entry');
      const prizeMinor = must(prizes[index], 'a place has no prize');
      return { place: index + 1, entry, player: nameOf(playerId), prizeMinor };
    }),
  };
}

/** One shape of each kind. */
export const RAFFLE_SHAPES: readonly RaffleShape[] = [
  {
    seed: 1,
    chances: 'equal',
    prize: { kind: 'share', sharePermyriad: 3_300 },
    entriesPerPlayer: 1,
    playerCount: 10,
  },
  {
    seed: 2,
    chances: 'stake',
    prize: { kind: 'table', sharesPermyriad: [5_000, 3_000, 1_000] },
    entriesPerPlayer: 3,
    playerCount: 7,
  },
  {
    seed: 3,
    chances: 'stake',
    prize: { kind: 'fixed', prizeMinor: minor(1_000) },
    entriesPerPlayer: 1,
    playerCount: 1,
  },
  {
    seed: 4,
    chances: 'equal',
    prize: { kind: 'table', sharesPermyriad: [4_000, 3_000, 2_000, 500] },
    entriesPerPlayer: 2,
    playerCount: 2,
  },
  {
    seed: 5,
    chances: 'equal',
    prize: { kind: 'share', sharePermyriad: 5_000 },
    entriesPerPlayer: 1,
    playerCount: 2,
    isByHand: true,
  },
];
