/** The tables of raffles: keys and fields are a storage format, as in `table-formats.ts`. */
import {
  type InboxRecord,
  type Participation,
  RAFFLE_STATES,
  type Raffle,
  type RaffleEntry,
  type RaffleGame,
} from '../../../actors/raffle/raffle.ts';
import type { ParticipationKey, RaffleEntryKey, RaffleStateKey } from '../../../actors/states.ts';
import { must } from '../../kernel/assert.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { uuidBytes, uuidOfBytes } from '../../kernel/uuid.ts';
import { objectCodec, valueCodec } from '../records/positional-codec.ts';
import { keyOfNumbers, wordOfKey } from './row-key.ts';
import type { TableFormat } from './table.ts';
import { TABLES } from './table-formats.ts';

const UUID_BYTES = 16;
/** Raffles and games that are in use at one time on a busy day. */
const CACHED_FEW = 4_096;
/** Rows that are written once and looked at when something is repeated, or listed. */
const CACHED_NONE = 0;

export const raffleGameFormat: TableFormat<string, RaffleGame> = {
  ...byUuid('raffleGames'),
  codec: objectCodec<RaffleGame>()(['gameId', 'rules', 'openRaffleId']),
  cachedMax: CACHED_FEW,
};

export const raffleFormat: TableFormat<string, Raffle> = {
  ...byUuid('raffles'),
  codec: objectCodec<Raffle>()([
    'raffleId',
    'gameId',
    'rules',
    'state',
    'openedAtMs',
    'firstStakeAtMs',
    'startedAtMs',
    'endedAtMs',
    'serverSeedHex',
    'commitmentHex',
    'entryCount',
    'participantCount',
    'potMinor',
    'merkleRootHex',
    'ticketsRootHex',
    'winners',
  ]),
  cachedMax: CACHED_FEW,
};

export const raffleByStateFormat: TableFormat<RaffleStateKey, number> = {
  name: 'rafflesByState',
  encodeKey: ({ state, raffleId }) =>
    Uint8Array.of(TABLES.rafflesByState, RAFFLE_STATES.indexOf(state), ...uuidBytes(raffleId)),
  decodeKey: (bytes) => ({
    state: must(RAFFLE_STATES[bytes[1] as number], 'a key names a state'),
    raffleId: uuidOfBytes(bytes, 2),
  }),
  cacheKey: ({ state, raffleId }) => `${state}/${raffleId}`,
  codec: valueCodec<number>(),
  cachedMax: CACHED_NONE,
};

export const raffleEntryFormat: TableFormat<RaffleEntryKey, RaffleEntry> = {
  name: 'raffleEntries',
  encodeKey: ({ raffleId, ordinal }) =>
    Uint8Array.of(...uuidKey(TABLES.raffleEntries, raffleId), ordinal >>> 8, ordinal & 0xff),
  decodeKey: (bytes) => ({
    raffleId: uuidOfBytes(bytes, 1),
    ordinal: (bytes[1 + UUID_BYTES] as number) * 256 + (bytes[2 + UUID_BYTES] as number),
  }),
  cacheKey: ({ raffleId, ordinal }) => `${raffleId}/${ordinal}`,
  codec: objectCodec<RaffleEntry>()([
    'raffleId',
    'ordinal',
    'playerId',
    'stakeMinor',
    'messageId',
    'acceptedAtMs',
  ]),
  cachedMax: CACHED_NONE,
};

export const participationFormat: TableFormat<ParticipationKey, Participation> = {
  name: 'participations',
  encodeKey: ({ playerId, raffleId }) =>
    Uint8Array.of(...uuidKey(TABLES.participations, playerId), ...uuidBytes(raffleId)),
  decodeKey: (bytes) => ({
    playerId: uuidOfBytes(bytes, 1),
    raffleId: uuidOfBytes(bytes, 1 + UUID_BYTES),
  }),
  cacheKey: ({ playerId, raffleId }) => playerId + raffleId,
  codec: objectCodec<Participation>()([
    'raffleId',
    'playerId',
    'entryCount',
    'stakeMinor',
    'firstAtMs',
  ]),
  cachedMax: CACHED_NONE,
};

export const inboxFormat: TableFormat<string, InboxRecord> = {
  ...byUuid('inbox'),
  isClaimed: true,
  codec: objectCodec<InboxRecord>()(['outcome', 'raffleId', 'atMs']),
  cachedMax: CACHED_NONE,
};

export const externalPlayerFormat: TableFormat<string, PlayerKey> = {
  ...byUuid('externalPlayers'),
  isClaimed: true,
  codec: valueCodec<PlayerKey>(),
  cachedMax: CACHED_FEW,
};

export const externalIdsFormat: TableFormat<PlayerKey, readonly string[]> = {
  name: 'externalIds',
  encodeKey: (player) => keyOfNumbers(TABLES.externalIds, player),
  decodeKey: (bytes) => wordOfKey(bytes, 0) as PlayerKey,
  cacheKey: (player) => player,
  codec: valueCodec<readonly string[]>(),
  cachedMax: CACHED_FEW,
};

/** A key that begins with a table and a UUID; rows are in the order of the UUIDs. */
export function uuidKey(table: number, uuid: string): Uint8Array {
  const key = new Uint8Array(1 + UUID_BYTES);
  key[0] = table;
  key.set(uuidBytes(uuid), 1);
  return key;
}

function byUuid(name: 'raffleGames' | 'raffles' | 'inbox' | 'externalPlayers') {
  return {
    name,
    encodeKey: (uuid: string) => uuidKey(TABLES[name], uuid),
    decodeKey: (bytes: Uint8Array) => uuidOfBytes(bytes, 1),
    cacheKey: (uuid: string) => uuid,
  };
}
