/** The tables of raffles, and of players whom another service knows. */

import {
  type InboxRecord,
  type Participation,
  RAFFLE_STATES,
  type Raffle,
  type RaffleEntry,
  type RaffleGame,
} from '../../../actors/raffle/raffle.ts';
import { RULES_FORM, WINNER_FORM } from '../../../actors/raffle/raffle-forms.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { objectCodec, valueCodec } from '../records/positional-codec.ts';
import { type AreaTables, CACHED_NONE, declareTable } from './declare-table.ts';
import { oneOfNames, player, shortNumber, uuid } from './key-part.ts';
import { byNumber, byPart, byParts } from './key-shapes.ts';

export const RAFFLE_TABLES = {
  raffleGames: declareTable(
    40,
    'actor',
    byPart(uuid),
    objectCodec<RaffleGame>()(['gameId', 'rules', 'openRaffleId'], {
      within: { rules: RULES_FORM },
    }),
  ),
  raffles: declareTable(
    41,
    'actor',
    byPart(uuid),
    objectCodec<Raffle>()(
      [
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
      ],
      { later: { startedBy: null }, within: { rules: RULES_FORM, winners: WINNER_FORM } },
    ),
  ),
  rafflesByState: declareTable(
    42,
    'actor',
    byParts({ state: oneOfNames(RAFFLE_STATES) }, { raffleId: uuid }),
    valueCodec<number>(),
    { cachedMax: CACHED_NONE },
  ),
  raffleEntries: declareTable(
    43,
    'actor',
    byParts({ raffleId: uuid }, { ordinal: shortNumber('ordinal') }),
    objectCodec<RaffleEntry>()([
      'raffleId',
      'ordinal',
      'playerId',
      'stakeMinor',
      'messageId',
      'acceptedAtMs',
    ]),
    { cachedMax: CACHED_NONE },
  ),
  participations: declareTable(
    44,
    'actor',
    byParts({ playerId: uuid }, { raffleId: uuid }),
    objectCodec<Participation>()(['raffleId', 'playerId', 'entryCount', 'stakeMinor', 'firstAtMs']),
    { cachedMax: CACHED_NONE },
  ),
  inbox: declareTable(
    45,
    'actor',
    byPart(uuid),
    objectCodec<InboxRecord>()(['outcome', 'raffleId', 'atMs']),
    { cachedMax: CACHED_NONE, isClaimed: true },
  ),
  externalPlayers: declareTable(46, 'actor', byPart(uuid), valueCodec<PlayerKey>(), {
    isClaimed: true,
  }),
  /** Every shard has them. */
  externalIds: declareTable(47, 'actor', byNumber(player), valueCodec<readonly string[]>(), {
    ofPlayer: 'stays',
  }),
} satisfies AreaTables;
