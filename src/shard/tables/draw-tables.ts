/** The tables of draws: their instances and coordinators, tickets, awards and the calendar. */

import type { CALENDAR_KEY, Calendar } from '../../../actors/calendar/calendar.ts';
import type { JackpotMove } from '../../../actors/calendar/jackpot-move.ts';
import type { GameRules } from '../../../actors/coordinator/game-rules.ts';
import {
  SERIES_FORM,
  SERIES_ROLLOVERS_FORM,
  SERIES_STANDING_FORM,
} from '../../../actors/draw/draw-forms.ts';
import type { HeldAward } from '../../../actors/draw/instance.ts';
import { decodeTicketBlock } from '../blocks/ticket-block-codec.ts';
import { objectCodec, valueCodec } from '../records/positional-codec.ts';
import { coordinatorCodec } from './coordinator-codec.ts';
import { type AreaTables, declareRows, declareTable } from './declare-table.ts';
import { instanceCodec } from './instance-codec.ts';
import { anyText, draw, longNumber, number, plain, player } from './key-part.ts';
import { byNumber, byParts } from './key-shapes.ts';

const byTicketOfPlayer = byParts({ player }, { draw }, { ordinal: number('ordinal') });

export const DRAW_TABLES = {
  instances: declareTable(8, 'actor', byNumber(draw), instanceCodec),
  /** Draws that the shard still has work with: present or not. */
  liveInstances: declareTable(9, 'shard', byNumber(draw), valueCodec<number>()),
  heldAwards: declareTable(
    10,
    'actor',
    byParts({ draw }, { ordinal: number('ordinal') }),
    objectCodec<HeldAward>()([
      'draw',
      'ordinal',
      'player',
      'tier',
      'prizeMinor',
      'heldAtMs',
      'approvedAtMs',
    ]),
  ),
  coordinators: declareTable(12, 'actor', byNumber(draw), coordinatorCodec),
  liveCoordinators: declareTable(13, 'shard', byNumber(draw), valueCodec<number>()),
  /** One value, under `CALENDAR_KEY`. */
  calendar: declareTable(
    14,
    'shard',
    byNumber<typeof CALENDAR_KEY>(plain),
    objectCodec<Calendar>()(['drawCount', 'series', 'rollovers'], {
      later: { standings: [] },
      within: {
        series: SERIES_FORM,
        rollovers: SERIES_ROLLOVERS_FORM,
        standings: SERIES_STANDING_FORM,
      },
    }),
    { cachedMax: 1 },
  ),
  /** A client's key is at most 64 visible ASCII characters: it fits a row's key as it is. */
  jackpotMoves: declareTable(
    125,
    'actor',
    byParts({ by: player }, { idempotencyKey: anyText }),
    objectCodec<JackpotMove>()([
      'fingerprint',
      'fromSeriesId',
      'toSeriesId',
      'amountMinor',
      'reserveMinor',
    ]),
    { isClaimed: true, ofPlayer: 'stays' },
  ),
  /** Large for a large draw, and read only for a proof. */
  chunkRoots: declareTable(20, 'actor', byNumber(draw), valueCodec<readonly string[]>(), {
    cachedMax: 8,
  }),
  heldAwardsOf: declareTable(92, 'actor', byTicketOfPlayer, valueCodec<number>(), {
    ofPlayer: 'stays',
  }),
  refundsOf: declareTable(93, 'actor', byTicketOfPlayer, valueCodec<number>(), {
    ofPlayer: 'stays',
  }),
  returnedTickets: declareTable(
    156,
    'actor',
    byParts({ draw }, { ordinal: number('ordinal') }),
    valueCodec<number>(),
  ),
  /** Few: as many as there ever were rules. Without them nobody knows what may be planned. */
  gameRules: declareTable(
    157,
    'shard',
    byParts({ rulesMark: longNumber('rules') }, { gameId: anyText }),
    objectCodec<GameRules>()(['version', 'draw']),
  ),
} satisfies AreaTables<'liveInstances' | 'liveCoordinators'>;

/** Blocks of tickets, which `TicketBlocks` writes. */
export const TICKET_ROWS = {
  tickets: declareRows(
    11,
    'actor',
    byParts({ draw }, { ordinal: number('from ordinal') }),
    ticketsIn,
  ),
};

function ticketsIn(bytes: Uint8Array): unknown {
  const { sales, count, row } = decodeTicketBlock(bytes);
  return { sales, count, tickets: Array.from({ length: count }, (_, index) => row(index)) };
}
