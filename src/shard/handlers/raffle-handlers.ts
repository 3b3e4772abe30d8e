import { reject } from '../../../actors/decider.ts';
import {
  decideLinkExternalId,
  type LinkExternalIdCommand,
} from '../../../actors/raffle/decide-external-id.ts';
import {
  type ConfigureRaffleGame,
  decideConfigureRaffleGame,
  decideTakeStake,
  type TakeStake,
} from '../../../actors/raffle/decide-raffle.ts';
import {
  entryStateOf,
  nextRaffleDuty,
  type Raffle,
  type RaffleGame,
} from '../../../actors/raffle/raffle.ts';
import type { RaffleStateKey } from '../../../actors/states.ts';
import { rafflePlayerDigest } from '../../fairness/raffle-outcome.ts';
import { raffleTermsDigestOf } from '../../fairness/raffle-terms.ts';
import {
  RAFFLE_TRANSCRIPT_FORMAT,
  type RaffleTranscript,
} from '../../fairness/raffle-transcript.ts';
import { must } from '../../kernel/assert.ts';
import { hexOf } from '../../kernel/hex.ts';
import { ZERO_MINOR } from '../../kernel/money.ts';
import type {
  ListPlayerRaffles,
  ListRaffleEntries,
  ListRaffles,
  ParticipationView,
  RaffleEntryView,
  RaffleView,
  StakeReply,
} from '../../protocol/raffle-requests.ts';
import type { RequestOf } from '../../protocol/shard-requests.ts';
import { ROW_COST } from '../long-reads.ts';
import type { ShardState } from '../state/shard-state.ts';
import type { TableRow } from '../tables/table.ts';
import { commit, type Handler, type LongHandler, reply } from './handler.ts';
import { listRows } from './list-rows.ts';
import { declareOperations } from './operation.ts';
import { openNextRaffle, openRaffleOf, raffleInWaiting } from './raffle-steps.ts';

/** The cost of a raffle: its row with the winners, and the digest of its terms. */
const RAFFLE_COST = 8 * ROW_COST;
const RAFFLES_PER_STEP = 8;

/** A message that already had its effect is answered as a repeat, however long ago that was. */
const takeStake: Handler<'takeStake'> = (context, request) => {
  const { state, stamp } = context;
  const { messageId, playerId, gameId } = request;
  const known = state.inbox.get(messageId);
  if (known !== undefined) return reply({ outcome: 'repeated', raffleId: known.raffleId });
  const raffle = raffleInWaiting(context, gameId);
  if ('kind' in raffle) return raffle;
  const { raffleId } = raffle;
  const earlier = state.participations.get({ playerId, raffleId });
  const decision = decideTakeStake({ raffle, earlier }, request, stamp);
  return commit(context, decision, () => {
    // A raffle that is full makes room for the next one in the same step.
    if (state.raffles.get(raffleId)?.state === 'started') openNextRaffle(context, gameId);
    const { outcome } = must(state.inbox.get(messageId), 'a stake that was taken is not recorded');
    return reply({ outcome, raffleId });
  });
};

const configureRaffleGame: Handler<'configureRaffleGame'> = (context, request) => {
  const { state, stamp } = context;
  const open = openRaffleOf(state, request.gameId);
  const decision = decideConfigureRaffleGame(open, request, stamp);
  return commit(context, decision, () => {
    if (open !== undefined && openRaffleOf(state, request.gameId) === undefined) {
      openNextRaffle(context, request.gameId);
    }
    return getRaffleGame(context, request);
  });
};

const getRaffleGame: Handler<'getRaffleGame'> = ({ state }, { gameId }) => {
  const game = state.raffleGames.get(gameId);
  return game === undefined ? reject('raffleGameNotFound') : reply({ ...game });
};

/** The raffles of this shard, newest first. */
const listRaffles: LongHandler<'listRaffles'> = function* ({ state: states }, request) {
  const { state, limit, before } = request;
  const { views } = yield* listRows(rafflePages(states, { state, before }), {
    limit,
    viewOf: ({ key }) => {
      const raffleId = typeof key === 'string' ? key : key.raffleId;
      if (states.raffles.isDamaged(raffleId)) return undefined;
      return viewOfRaffle(must(states.raffles.get(raffleId), 'a listed raffle is missing'));
    },
    rowCost: RAFFLE_COST,
  });
  return reply({ raffles: views });
};

function rafflePages(
  { raffles, rafflesByState }: ShardState,
  { state, before }: Pick<RequestOf<'listRaffles'>, 'state' | 'before'>,
): Iterable<readonly TableRow<string | RaffleStateKey, unknown>[]> {
  const turn = { limit: RAFFLES_PER_STEP, reverse: true };
  if (state === null) return raffles.soundPages({ before: before ?? undefined, ...turn });
  const end = before === null ? undefined : { state, raffleId: before };
  return rafflesByState.soundPages({ of: { state }, before: end, ...turn });
}

const getRaffle: Handler<'getRaffle'> = ({ state }, { raffleId }) => {
  const raffle = state.raffles.get(raffleId);
  return raffle === undefined ? reject('raffleNotFound') : reply(viewOfRaffle(raffle));
};

const getRaffleTranscript: LongHandler<'getRaffleTranscript'> = function* (
  { state },
  { raffleId },
) {
  const raffle = state.raffles.get(raffleId);
  if (raffle === undefined) return reject('raffleNotFound');
  if (raffle.state !== 'finished') return reject('raffleNotFinished', { state: raffle.state });
  const entries: RaffleTranscript['entries'][number][] = [];
  for (let ordinal = 0; ordinal < raffle.entryCount; ordinal += 1) {
    yield ROW_COST;
    const entry = must(
      state.raffleEntries.get({ raffleId, ordinal }),
      'an entry of a raffle is missing',
    );
    const { playerId, stakeMinor, acceptedAtMs } = entry;
    entries.push({ player: playerName(raffleId, playerId), stakeMinor, acceptedAtMs });
  }
  return reply(transcriptOfRaffle(state, raffle, entries));
};

/** Who is in a raffle: for operators, because it names the players. */
const listRaffleEntries: LongHandler<'listRaffleEntries'> = function* ({ state }, request) {
  const { raffleId, limit, after } = request;
  const raffle = state.raffles.get(raffleId);
  if (raffle === undefined) return reject('raffleNotFound');
  const first = (after ?? -1) + 1;
  const entries: RaffleEntryView[] = [];
  for (let ordinal = first; ordinal < raffle.entryCount; ordinal += 1) {
    if (entries.length === limit) break;
    yield ROW_COST;
    const entry = must(
      state.raffleEntries.get({ raffleId, ordinal }),
      'an entry of a raffle is missing',
    );
    entries.push({ ...entry, state: entryStateOf(raffle, entry.playerId) });
  }
  return reply({ entries });
};

/** A player's raffles of this shard, newest first, under all of their outside ids. */
const listPlayerRaffles: LongHandler<'listPlayerRaffles'> = function* ({ state }, request) {
  const { player, limit, before } = request;
  const found: ParticipationView[] = [];
  for (const externalId of state.externalIds.get(player) ?? []) {
    const page = state.participations.page({
      of: { playerId: externalId },
      before: before === null ? undefined : { playerId: externalId, raffleId: before },
      limit,
      reverse: true,
    });
    for (const { value } of page) {
      yield 2 * ROW_COST;
      const raffle = must(
        state.raffles.get(value.raffleId),
        'a player takes part in a missing raffle',
      );
      const winner = raffle.winners.find(({ playerId }) => playerId === externalId);
      found.push({
        ...value,
        gameId: raffle.gameId,
        state: entryStateOf(raffle, externalId),
        prizeMinor: winner?.prizeMinor ?? ZERO_MINOR,
      });
    }
  }
  found.sort((left, right) => (left.raffleId < right.raffleId ? 1 : -1));
  return reply({ participations: found.slice(0, limit) });
};

const linkExternalId: Handler<'linkExternalId'> = (context, request) => {
  const { state, stamp } = context;
  const owner = state.externalPlayers.get(request.externalId);
  const ids = state.externalIds.get(request.player) ?? [];
  const decision = decideLinkExternalId({ owner, ids }, request, stamp, state.identity);
  return commit(context, decision, () =>
    reply({ externalIds: [...(state.externalIds.get(request.player) ?? [])] }),
  );
};

/** Winners are named as in the transcript: who they are is nobody else's business. */
export function viewOfRaffle(raffle: Raffle): RaffleView {
  const { raffleId, gameId, state, rules, openedAtMs, startedAtMs, endedAtMs } = raffle;
  const { entryCount, participantCount, potMinor, commitmentHex, ticketsRootHex, winners } = raffle;
  const duty = nextRaffleDuty(raffle);
  return {
    raffleId,
    gameId,
    state,
    rules,
    openedAtMs,
    startedAtMs,
    endedAtMs,
    expiresAtMs: duty?.duty === 'expire' ? duty.atMs : null,
    entryCount,
    participantCount,
    potMinor,
    termsDigestHex: hexOf(raffleTermsDigestOf(raffle)),
    commitmentHex,
    ticketsRootHex,
    winners: winners.map(({ place, ordinal, playerId, prizeMinor }) => {
      return { place, ordinal, player: playerName(raffleId, playerId), prizeMinor };
    }),
  };
}

function transcriptOfRaffle(
  state: ShardState,
  raffle: Raffle,
  entries: RaffleTranscript['entries'],
): RaffleTranscript {
  const { raffleId, gameId, rules, openedAtMs, startedAtMs, endedAtMs } = raffle;
  const { entryCount, potMinor, commitmentHex, serverSeedHex, winners } = raffle;
  return {
    format: RAFFLE_TRANSCRIPT_FORMAT,
    raffleId,
    gameId,
    rules,
    openedAt: rfc3339(openedAtMs),
    startedAt: rfc3339(must(startedAtMs, 'a finished raffle was never started')),
    finishedAt: rfc3339(must(endedAtMs, 'a finished raffle has not ended')),
    ...(raffle.startedBy === null ? {} : { startedByHand: true }),
    termsDigest: hexOf(raffleTermsDigestOf(raffle)),
    commitment: commitmentHex,
    serverSeed: serverSeedHex,
    seal: {
      shard: state.identity.shard,
      entryCount,
      potMinor,
      merkleRoot: must(raffle.merkleRootHex, 'a finished raffle was never sealed'),
    },
    ticketsRoot: must(raffle.ticketsRootHex, 'a finished raffle was never sealed'),
    entries,
    winners: winners.map(({ place, ordinal, playerId, prizeMinor }) => {
      return { place, entry: ordinal, player: playerName(raffleId, playerId), prizeMinor };
    }),
  };
}

function playerName(raffleId: string, playerId: string): string {
  return hexOf(rafflePlayerDigest(raffleId, playerId));
}

function rfc3339(atMs: number): string {
  return new Date(atMs).toISOString();
}

interface RaffleRequests {
  takeStake: { request: TakeStake; reply: StakeReply };
  configureRaffleGame: { request: ConfigureRaffleGame; reply: RaffleGame };
  getRaffleGame: { request: { gameId: string }; reply: RaffleGame };
  listRaffles: { request: ListRaffles; reply: { raffles: RaffleView[] } };
  getRaffle: { request: { raffleId: string }; reply: RaffleView };
  getRaffleTranscript: { request: { raffleId: string }; reply: RaffleTranscript };
  listRaffleEntries: { request: ListRaffleEntries; reply: { entries: RaffleEntryView[] } };
  listPlayerRaffles: {
    request: ListPlayerRaffles;
    reply: { participations: ParticipationView[] };
  };
  linkExternalId: { request: LinkExternalIdCommand; reply: { externalIds: string[] } };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends RaffleRequests {}
}

export const RAFFLE_OPERATIONS = declareOperations<keyof RaffleRequests>({
  takeStake: ['write', takeStake],
  configureRaffleGame: ['write', configureRaffleGame],
  getRaffleGame: ['read', getRaffleGame],
  listRaffles: ['read', listRaffles],
  getRaffle: ['read', getRaffle],
  getRaffleTranscript: ['read', getRaffleTranscript],
  listRaffleEntries: ['read', listRaffleEntries],
  listPlayerRaffles: ['read', listPlayerRaffles],
  linkExternalId: ['write', linkExternalId],
});
