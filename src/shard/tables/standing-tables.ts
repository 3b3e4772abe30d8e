/** The tables of standing tickets, and of how far a draw that has opened has gone through them. */
import {
  STANDING_FORM,
  type StandingSale,
  type StandingSet,
  type StandingTicket,
} from '../../../actors/standing/standing-ticket.ts';
import type { StandingWalk } from '../../../actors/standing/standing-walk.ts';
import { formatStandingId } from '../../kernel/ids.ts';
import { codecOf, objectCodec, valueCodec } from '../records/positional-codec.ts';
import { type AreaTables, CACHED_NONE, declareTable } from './declare-table.ts';
import { draw, number, plain, player } from './key-part.ts';
import { byNumber, byParts, told } from './key-shapes.ts';
import { STANDING_LIST_CODEC } from './standing-list-codec.ts';

export const STANDING_TABLES = {
  standingTickets: declareTable(
    130,
    'actor',
    told(byParts({ player }, { number: number('number') }), formatStandingId),
    codecOf<StandingTicket>(STANDING_FORM),
    { ofPlayer: 'moves' },
  ),
  /** A walk looks at each of them once: what it has left behind it need not stay in memory. */
  standingBySeries: declareTable(
    131,
    'actor',
    byParts({ seriesMark: number('series') }, { player }),
    STANDING_LIST_CODEC,
    { cachedMax: CACHED_NONE, ofPlayer: 'moves' },
  ),
  standingSets: declareTable(
    132,
    'actor',
    byNumber(player),
    objectCodec<StandingSet>()(['madeCount', 'active', 'activeIn', 'ended']),
    { ofPlayer: 'moves' },
  ),
  standingSeries: declareTable(133, 'shard', byNumber(plain), valueCodec<number>()),
  standingWalks: declareTable(
    134,
    'shard',
    byNumber(draw),
    objectCodec<StandingWalk>()(['seriesMark', 'player']),
  ),
  standingSales: declareTable(
    135,
    'actor',
    byParts({ draw }, { firstOrdinal: number('from ordinal') }),
    objectCodec<StandingSale>()(['player', 'number', 'drawsLeft', 'prepaidMinor']),
    { cachedMax: CACHED_NONE },
  ),
} satisfies AreaTables;
