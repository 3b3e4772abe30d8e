/** The tables of fixtures and bets. */

import type { Accumulator } from '../../../actors/book/bet.ts';
import {
  BET_RESULT_FORM,
  LEG_FORM,
  SETTLEMENT_PLACE_FORMS,
} from '../../../actors/book/bet-forms.ts';
import type { Book } from '../../../actors/book/book.ts';
import type { Desk } from '../../../actors/desk/desk.ts';
import type { LINE_FEED_KEY, LineFeed } from '../../../actors/feed/line-feed.ts';
import type { Line, LineVersion } from '../../../actors/line/line.ts';
import { LINE_FORM } from '../../../actors/line/line-form.ts';
import type { LineOperation } from '../../../actors/line/line-operation.ts';
import { decodeBetBlock } from '../blocks/bet-block-codec.ts';
import { codecOf, objectCodec, valueCodec } from '../records/positional-codec.ts';
import { type AreaTables, declareRows, declareTable } from './declare-table.ts';
import { anyText, fixture, number, plain, player } from './key-part.ts';
import { byNumber, byParts } from './key-shapes.ts';

export const BETTING_TABLES = {
  lines: declareTable(50, 'actor', byNumber(fixture), codecOf<Line>(LINE_FORM)),
  lineHistory: declareTable(
    51,
    'actor',
    byParts({ fixture }, { version: number('version') }),
    objectCodec<LineVersion>()([
      'fixture',
      'version',
      'state',
      'deadlineMs',
      'oddsHundredths',
      'change',
      'by',
      'reason',
      'atMs',
    ]),
  ),
  desks: declareTable(
    52,
    'actor',
    byNumber(fixture),
    objectCodec<Desk>()(['line', 'lateFromMs', 'allottedMinor', 'settledRounds'], {
      within: { line: LINE_FORM },
    }),
  ),
  openDesks: declareTable(53, 'shard', byNumber(fixture), valueCodec<number>()),
  books: declareTable(
    54,
    'actor',
    byNumber(fixture),
    objectCodec<Book>()(
      [
        'line',
        'lateFromMs',
        'homeShard',
        'betCount',
        'stakesMinor',
        'allottedMinor',
        'usedMinor',
        'isAsking',
        'askAgainAtMs',
        'round',
        'settling',
      ],
      { within: { line: LINE_FORM, settling: SETTLEMENT_PLACE_FORMS } },
    ),
  ),
  accumulators: declareTable(
    56,
    'actor',
    byNumber(plain),
    objectCodec<Accumulator>()(
      [
        'ordinal',
        'player',
        'stakeMinor',
        'legs',
        'acceptedAtMs',
        'outcomes',
        'result',
        'revision',
        'rewardHundredths',
      ],
      { within: { legs: LEG_FORM, result: BET_RESULT_FORM } },
    ),
  ),
  legs: declareTable(
    57,
    'actor',
    byParts({ fixture }, { ordinal: number('ordinal') }),
    valueCodec<number>(),
  ),
  /** A client's key is at most 64 visible ASCII characters: it fits a row's key as it is. */
  lineOperations: declareTable(
    80,
    'actor',
    byParts({ by: player }, { idempotencyKey: anyText }),
    objectCodec<LineOperation>()([
      'fingerprint',
      'fixture',
      'version',
      'resolutionCount',
      'isSettled',
    ]),
    { isClaimed: true, ofPlayer: 'stays' },
  ),
  /** One value, under `LINE_FEED_KEY`. */
  lineFeed: declareTable(
    90,
    'shard',
    byNumber<typeof LINE_FEED_KEY>(plain),
    objectCodec<LineFeed>()(['epoch', 'isSuspended', 'reason', 'sinceMs', 'marks']),
  ),
} satisfies AreaTables;

/** Blocks of bets, which `BetBlocks` writes. */
export const BET_ROWS = {
  bets: declareRows(55, 'actor', byParts({ fixture }, { ordinal: number('from ordinal') }), betsIn),
};

function betsIn(row: Uint8Array): unknown {
  const { sequence, count, bet } = decodeBetBlock(row);
  return { sequence, count, bets: Array.from({ length: count }, (_, index) => bet(index)) };
}
