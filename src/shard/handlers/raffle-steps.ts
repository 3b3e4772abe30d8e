/**
 * The steps of a raffle that need more than its own decision: secrets, seals, and the next raffle.
 *
 * A game's next raffle opens in the step in which the previous one stops taking stakes, or
 * otherwise with the first stake that needs one.
 */
import {
  type Decision,
  hasCome,
  type Rejected,
  reject,
  type Stamp,
} from '../../../actors/decider.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import {
  decideExpireRaffle,
  decideFinishRaffle,
  decideOpenRaffle,
  nextRaffleRules,
  type RaffleOutcome,
} from '../../../actors/raffle/decide-raffle.ts';
import {
  newRaffleId,
  nextRaffleDuty,
  type Raffle,
  type RaffleEntry,
} from '../../../actors/raffle/raffle.ts';
import { placeCountOf } from '../../../actors/raffle/raffle-rules.ts';
import { commitmentOf, SERVER_SEED_BYTES } from '../../fairness/commitment.ts';
import {
  raffleEntriesRoot,
  rafflePlayerDigest,
  raffleWinners,
} from '../../fairness/raffle-outcome.ts';
import { raffleTermsDigestOf } from '../../fairness/raffle-terms.ts';
import { ticketsRootOf } from '../../fairness/tickets-root.ts';
import { assert, must } from '../../kernel/assert.ts';
import { hexOf } from '../../kernel/hex.ts';
import type { ShardState } from '../state/shard-state.ts';
import type { HandlerContext } from './handler.ts';

/**
 * The raffle of a game that takes stakes now; one whose time is over is ended first. Refused while
 * it is uncertain whether its time is over.
 */
export function raffleInWaiting(context: HandlerContext, gameId: string): Raffle | Rejected {
  const open = openRaffleOf(context.state, gameId);
  const isOver = open === undefined ? 'no' : hasExpired(open, context.stamp);
  if (isOver === 'unsure') return reject('clockUnsure');
  if (open !== undefined && isOver === 'yes') {
    applyAccepted(context, decideExpireRaffle(open, context.stamp));
  }
  return openRaffleOf(context.state, gameId) ?? openNextRaffle(context, gameId);
}

/**
 * A raffle by its id, as it is once its time is looked at: one whose time is over has ended.
 * Refused while that is uncertain.
 */
export function raffleInTime(
  context: HandlerContext,
  raffleId: string,
): Raffle | Rejected | undefined {
  const { state, stamp } = context;
  const raffle = state.raffles.get(raffleId);
  const isOver = raffle === undefined ? 'no' : hasExpired(raffle, stamp);
  if (isOver === 'unsure') return reject('clockUnsure');
  if (isOver === 'yes') wakeRaffle(context, raffleId, 'expire');
  return state.raffles.get(raffleId);
}

/** Makes the secret seed of the game's next raffle and publishes its commitment. */
export function openNextRaffle(context: HandlerContext, gameId: string): Raffle {
  const { state, stamp } = context;
  const game = state.raffleGames.get(gameId);
  const raffleId = newRaffleId(state.identity.shard, stamp);
  const serverSeed = stamp.random.bytes(SERVER_SEED_BYTES);
  const terms = { gameId, openedAtMs: stamp.nowMs, rules: nextRaffleRules(game) };
  const promised = { serverSeed, id: raffleId, termsDigest: raffleTermsDigestOf(terms) };
  const secret = { serverSeedHex: hexOf(serverSeed), commitmentHex: commitmentOf(promised) };
  const opening = { gameId, raffleId, ...secret };
  applyAccepted(context, decideOpenRaffle(game, opening, stamp, state.identity));
  return must(openRaffleOf(state, gameId), 'the raffle that was just opened is missing');
}

/** What a raffle owes once its reminder is due. */
export function wakeRaffle(
  context: HandlerContext,
  raffleId: string,
  due: 'draw' | 'expire',
): void {
  const { state, stamp } = context;
  const raffle = must(state.raffles.get(raffleId), 'a reminder names a raffle that is not here');
  if (due === 'draw') {
    const outcome = outcomeOf(state, raffle);
    const sources = { raffle, players: state.externalPlayers };
    applyAccepted(context, decideFinishRaffle(sources, outcome, stamp, state.identity));
    return;
  }
  applyAccepted(context, decideExpireRaffle(raffle, stamp));
  if (state.raffles.get(raffleId)?.state === 'started') openNextRaffle(context, raffle.gameId);
}

/**
 * All entries of a raffle, in their order. Read one by one: most entries of a raffle that has just
 * filled are not on disk yet, and reading a page would search everything that waits to be written.
 */
function entriesOfRaffle(
  { raffleEntries }: ShardState,
  { raffleId, entryCount }: Raffle,
): RaffleEntry[] {
  return Array.from({ length: entryCount }, (_, ordinal) => {
    return must(raffleEntries.get({ raffleId, ordinal }), 'an entry of a raffle is missing');
  });
}

function outcomeOf(state: ShardState, raffle: Raffle): RaffleOutcome {
  const { raffleId, rules, potMinor, participantCount } = raffle;
  const entries = entriesOfRaffle(state, raffle);
  const merkleRoot = raffleEntriesRoot(
    entries.map(({ playerId, stakeMinor, acceptedAtMs }) => {
      return { player: rafflePlayerDigest(raffleId, playerId), stakeMinor, acceptedAtMs };
    }),
  );
  const { shard } = state.identity;
  const seal = { shard, ticketCount: entries.length, stakeMinor: potMinor, merkleRoot };
  const ticketsRoot = ticketsRootOf(raffleId, [seal]);
  const sources = {
    serverSeed: bytesOf(raffle.serverSeedHex),
    drawId: raffleId,
    commitment: bytesOf(raffle.commitmentHex),
    ticketsRoot,
    beacon: new Uint8Array(0),
  };
  const tickets = entries.map(({ playerId, stakeMinor }) => {
    return { playerId, weight: rules.chances === 'stake' ? stakeMinor : 1 };
  });
  const placeCount = Math.min(placeCountOf(rules.prize), participantCount);
  const winners = raffleWinners(sources, tickets, placeCount).map((ordinal) => {
    const { playerId } = must(entries[ordinal], 'a winner is no entry');
    return { ordinal, playerId };
  });
  return { merkleRootHex: hexOf(merkleRoot), ticketsRootHex: hexOf(ticketsRoot), winners };
}

export function openRaffleOf(state: ShardState, gameId: string): Raffle | undefined {
  const openRaffleId = state.raffleGames.get(gameId)?.openRaffleId ?? null;
  return openRaffleId === null ? undefined : state.raffles.get(openRaffleId);
}

function hasExpired(raffle: Raffle, stamp: Stamp): ReturnType<typeof hasCome> {
  const duty = nextRaffleDuty(raffle);
  return duty?.duty === 'expire' ? hasCome(duty.atMs, stamp) : 'no';
}

function applyAccepted(context: HandlerContext, decision: Decision<ShardEvent>): void {
  assert(decision.kind === 'accepted', 'what a raffle owes was refused');
  context.apply(decision.events);
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}
