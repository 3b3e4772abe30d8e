/** The tables of where players live, and of what goes on to them from where they lived. */
import {
  DEPARTURE_FIELDS,
  type DEPARTURE_KEY,
  type Departure,
  type FormerHomes,
  type MovedAway,
} from '../../../actors/home/home.ts';
import { FORMER_HOME_FORM } from '../../../actors/home/moving-player.ts';
import type { EntryPlace } from '../../kernel/entry-place.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { objectCodec, valueCodec } from '../records/positional-codec.ts';
import { type AreaTables, CACHED_MANY, CACHED_NONE, declareTable } from './declare-table.ts';
import { longNumber, plain, player } from './key-part.ts';
import { byNumber, byPart } from './key-shapes.ts';

export const HOME_TABLES = {
  /** One value, under `DEPARTURE_KEY`. */
  departure: declareTable(
    100,
    'shard',
    byNumber<typeof DEPARTURE_KEY>(plain),
    objectCodec<Departure>()(DEPARTURE_FIELDS),
    { cachedMax: 1 },
  ),
  /** Looked at with each purchase of somebody who has moved. */
  formerHomes: declareTable(
    101,
    'actor',
    byNumber(player),
    objectCodec<FormerHomes>()(['homes'], { within: { homes: FORMER_HOME_FORM } }),
    { cachedMax: CACHED_MANY, ofPlayer: 'moves' },
  ),
  movedAway: declareTable(
    102,
    'actor',
    byNumber(player),
    objectCodec<MovedAway>()(['to', 'lastEntry', 'cameFrom']),
    { ofPlayer: 'stays' },
  ),
  residualEntries: declareTable(
    103,
    'shard',
    byPart(longNumber<EntryPlace>('place')),
    valueCodec<PlayerKey>(),
    { cachedMax: CACHED_NONE },
  ),
  residualPoints: declareTable(104, 'shard', byNumber(player), valueCodec<number>(), {
    cachedMax: CACHED_NONE,
    ofPlayer: 'stays',
  }),
} satisfies AreaTables;
