import { assert, must } from '../../src/kernel/assert.ts';
import { addMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import type { ExternalLink } from '../mail/mail.ts';
import type { States } from '../states.ts';
import { payPlayer } from '../wallet/debt.ts';
import { LEDGER_ACCOUNTS, transfer, transitTo } from '../wallet/ledger.ts';
import { rafflePrizeEntryId } from '../wallet/ledger-entry.ts';
import type { Raffle, RaffleState } from './raffle.ts';
import type {
  ExternalIdLinked,
  RaffleCancelled,
  RaffleFinished,
  RaffleGameConfigured,
  RaffleOpened,
  RafflePrizeCredited,
  RafflePrizeSent,
  RaffleStarted,
  RaffleStartedByHand,
  StakeIgnored,
  StakeTaken,
} from './raffle-events.ts';

/** Applies to the next raffle: an open one keeps the rules that it was announced with. */
export function evolveRaffleGameConfigured(states: States, event: RaffleGameConfigured): void {
  const { gameId, rules } = event;
  const openRaffleId = states.raffleGames.get(gameId)?.openRaffleId ?? null;
  states.raffleGames.put(gameId, { gameId, rules, openRaffleId });
}

export function evolveRaffleOpened(states: States, event: RaffleOpened): void {
  const { raffleId, gameId, rules, serverSeedHex, commitmentHex, atMs } = event;
  states.raffles.put(raffleId, {
    raffleId,
    gameId,
    rules,
    state: 'in_waiting',
    openedAtMs: atMs,
    firstStakeAtMs: null,
    startedAtMs: null,
    endedAtMs: null,
    serverSeedHex,
    commitmentHex,
    entryCount: 0,
    participantCount: 0,
    potMinor: ZERO_MINOR,
    merkleRootHex: null,
    ticketsRootHex: null,
    winners: [],
    startedBy: null,
  });
  states.rafflesByState.put({ state: 'in_waiting', raffleId }, 1);
  states.raffleGames.put(gameId, { gameId, rules, openRaffleId: raffleId });
}

export function evolveStakeTaken(states: States, event: StakeTaken): void {
  const { messageId, raffleId, playerId, stakeMinor, atMs } = event;
  assert(states.inbox.get(messageId) === undefined, 'a message had its effect twice');
  states.inbox.put(messageId, { outcome: 'counted', raffleId, atMs });
  const raffle = raffleOf(states, raffleId);
  const ordinal = raffle.entryCount;
  states.raffleEntries.put(
    { raffleId, ordinal },
    { raffleId, ordinal, playerId, stakeMinor, messageId, acceptedAtMs: atMs },
  );
  const key = { playerId, raffleId };
  const earlier = states.participations.get(key);
  states.participations.put(key, {
    raffleId,
    playerId,
    entryCount: (earlier?.entryCount ?? 0) + 1,
    stakeMinor: addMinor(earlier?.stakeMinor ?? ZERO_MINOR, stakeMinor),
    firstAtMs: earlier?.firstAtMs ?? atMs,
  });
  raffle.entryCount += 1;
  if (earlier === undefined) raffle.participantCount += 1;
  raffle.potMinor = addMinor(raffle.potMinor, stakeMinor);
  raffle.firstStakeAtMs ??= atMs;
  states.raffles.put(raffleId, raffle);
}

export function evolveStakeIgnored(states: States, event: StakeIgnored): void {
  const { messageId, raffleId, atMs } = event;
  assert(states.inbox.get(messageId) === undefined, 'a message had its effect twice');
  states.inbox.put(messageId, { outcome: 'ignored', raffleId, atMs });
}

export function evolveRaffleStarted(
  states: States,
  { raffleId, atMs }: Pick<RaffleStarted, 'raffleId' | 'atMs'>,
): void {
  const raffle = advance(states, raffleId, 'in_waiting', 'started');
  raffle.startedAtMs = atMs;
  leaveGame(states, raffle);
}

export function evolveRaffleStartedByHand(states: States, event: RaffleStartedByHand): void {
  evolveRaffleStarted(states, event);
  must(states.raffles.get(event.raffleId), 'the raffle has just started').startedBy = event.by;
}

export function evolveRaffleFinished(states: States, event: RaffleFinished): void {
  const raffle = advance(states, event.raffleId, 'started', 'finished');
  raffle.merkleRootHex = event.merkleRootHex;
  raffle.ticketsRootHex = event.ticketsRootHex;
  raffle.winners = event.winners;
  raffle.endedAtMs = event.atMs;
}

export function evolveRaffleCancelled(states: States, { raffleId, atMs }: RaffleCancelled): void {
  const raffle = advance(states, raffleId, 'in_waiting', 'cancelled');
  raffle.endedAtMs = atMs;
  leaveGame(states, raffle);
}

export function evolveRafflePrizeSent(states: States, event: RafflePrizeSent): void {
  const { amountMinor, to } = event;
  transfer(states.ledger, { from: LEDGER_ACCOUNTS.raffles, to: transitTo(to), amountMinor });
}

export function evolveRafflePrizeCredited(states: States, event: RafflePrizeCredited): void {
  const { raffleId, place, player, amountMinor, from, atMs } = event;
  const entry = {
    entryId: rafflePrizeEntryId(raffleId, place),
    kind: 'rafflePrize',
    atMs,
    amountMinor,
    fingerprint: 0,
  } as const;
  payPlayer(states, { player, from: transitTo(from), entry });
}

export function evolveExternalIdLinked(states: States, event: ExternalIdLinked): void {
  putExternalLink(states, event);
}

export function putExternalLink(states: States, { externalId, player }: ExternalLink): void {
  assert(states.externalPlayers.get(externalId) === undefined, 'an outside id was linked twice');
  states.externalPlayers.put(externalId, player);
  const ids = states.externalIds.get(player) ?? [];
  states.externalIds.put(player, [...ids, externalId]);
}

function raffleOf(states: States, raffleId: string): Raffle {
  return must(states.raffles.get(raffleId), 'an event speaks of a raffle that was not opened');
}

function advance(states: States, raffleId: string, from: RaffleState, to: RaffleState): Raffle {
  const raffle = raffleOf(states, raffleId);
  assert(raffle.state === from, 'a raffle left the order of its states');
  raffle.state = to;
  states.raffles.put(raffleId, raffle);
  states.rafflesByState.delete({ state: from, raffleId });
  states.rafflesByState.put({ state: to, raffleId }, 1);
  return raffle;
}

/** The game is free for its next raffle. */
function leaveGame(states: States, { gameId, raffleId }: Raffle): void {
  const game = must(states.raffleGames.get(gameId), 'the game of a raffle is missing');
  assert(game.openRaffleId === raffleId, 'a raffle leaves that is not the one in waiting');
  states.raffleGames.put(gameId, { ...game, openRaffleId: null });
}
