/** The tables of fixtures and bets: keys and fields, a storage format like all tables. */

import type { Accumulator } from '../../../actors/book/bet.ts';
import type { Book, LegKey } from '../../../actors/book/book.ts';
import type { Desk } from '../../../actors/desk/desk.ts';
import type { LINE_FEED_KEY, LineFeed } from '../../../actors/feed/line-feed.ts';
import type { Line, LineVersion } from '../../../actors/line/line.ts';
import type { LineOperation, LineOperationKey } from '../../../actors/line/line-operation.ts';
import type { LineVersionKey } from '../../../actors/states.ts';
import type { HeldPayout } from '../../../actors/wallet/held-payout.ts';
import type { Debt } from '../../../actors/wallet/owed.ts';
import type { FixtureNo } from '../../kernel/fixture-ids.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { objectCodec, valueCodec } from '../records/positional-codec.ts';
import { keyOfNumbers, keyOfText, textOfKey, wordOfKey } from './row-key.ts';
import { balanceSumsCodec } from './sum-codec.ts';
import type { TableFormat } from './table.ts';
import { CACHED_FEW, CACHED_MANY, counted, numbered, TABLES } from './table-formats.ts';

export const lineFormat: TableFormat<FixtureNo, Line> = numbered({
  name: 'lines',
  cachedMax: CACHED_FEW,
  codec: objectCodec<Line>()([
    'fixture',
    'version',
    'title',
    'deadlineMs',
    'state',
    'markets',
    'selections',
    'terms',
    'resolutions',
    'createdAtMs',
    'changedAtMs',
  ]),
});

export const lineHistoryFormat: TableFormat<LineVersionKey, LineVersion> = {
  name: 'lineHistory',
  encodeKey: ({ fixture, version }) => keyOfNumbers(TABLES.lineHistory, fixture, version),
  decodeKey: (bytes) => ({
    fixture: wordOfKey(bytes, 0) as FixtureNo,
    version: wordOfKey(bytes, 1),
  }),
  cacheKey: ({ fixture, version }) => `${fixture}/${version}`,
  codec: objectCodec<LineVersion>()([
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
  cachedMax: CACHED_FEW,
};

/** A client's key is at most 64 visible ASCII characters: it fits a row's key as it is. */
export const lineOperationFormat: TableFormat<LineOperationKey, LineOperation> = {
  name: 'lineOperations',
  encodeKey: ({ by, idempotencyKey }) =>
    keyOfText(TABLES.lineOperations, `${by}/${idempotencyKey}`),
  decodeKey: (bytes) => {
    const text = textOfKey(bytes, 1);
    const end = text.indexOf('/');
    return { by: Number(text.slice(0, end)) as PlayerKey, idempotencyKey: text.slice(end + 1) };
  },
  cacheKey: ({ by, idempotencyKey }) => `${by}/${idempotencyKey}`,
  isClaimed: true,
  codec: objectCodec<LineOperation>()([
    'fingerprint',
    'fixture',
    'version',
    'resolutionCount',
    'isSettled',
  ]),
  cachedMax: CACHED_FEW,
};

export const deskFormat: TableFormat<FixtureNo, Desk> = numbered({
  name: 'desks',
  cachedMax: CACHED_FEW,
  codec: objectCodec<Desk>()(['line', 'lateFromMs', 'allottedMinor', 'settledRounds']),
});

export const bookFormat: TableFormat<FixtureNo, Book> = numbered({
  name: 'books',
  cachedMax: CACHED_FEW,
  codec: objectCodec<Book>()([
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
  ]),
});

export const accumulatorFormat: TableFormat<number, Accumulator> = numbered({
  name: 'accumulators',
  cachedMax: CACHED_FEW,
  codec: objectCodec<Accumulator>()([
    'ordinal',
    'player',
    'stakeMinor',
    'legs',
    'acceptedAtMs',
    'outcomes',
    'result',
    'revision',
    'rewardHundredths',
  ]),
});

export const legFormat: TableFormat<LegKey, number> = {
  name: 'legs',
  encodeKey: ({ fixture, ordinal }) => keyOfNumbers(TABLES.legs, fixture, ordinal),
  decodeKey: (bytes) => ({
    fixture: wordOfKey(bytes, 0) as FixtureNo,
    ordinal: wordOfKey(bytes, 1),
  }),
  cacheKey: ({ fixture, ordinal }) => `${fixture}/${ordinal}`,
  codec: valueCodec<number>(),
  cachedMax: CACHED_FEW,
};

export const debtFormat: TableFormat<PlayerKey, Debt> = numbered({
  name: 'debts',
  cachedMax: CACHED_MANY,
  codec: balanceSumsCodec,
});

export const heldPayoutFormat: TableFormat<string, HeldPayout> = {
  name: 'heldPayouts',
  encodeKey: (awardId) => keyOfText(TABLES.heldPayouts, awardId),
  decodeKey: (bytes) => textOfKey(bytes, 1),
  cacheKey: (awardId) => awardId,
  codec: objectCodec<HeldPayout>()([
    'awardId',
    'player',
    'amountMinor',
    'entry',
    'heldAtMs',
    'approvedAtMs',
  ]),
  cachedMax: CACHED_FEW,
};

export const lineFeedFormat: TableFormat<typeof LINE_FEED_KEY, LineFeed> = {
  name: 'lineFeed',
  encodeKey: (key) => keyOfNumbers(TABLES.lineFeed, key),
  decodeKey: (bytes) => wordOfKey(bytes, 0) as typeof LINE_FEED_KEY,
  cacheKey: (key) => key,
  codec: objectCodec<LineFeed>()(['epoch', 'isSuspended', 'reason', 'sinceMs', 'marks']),
  cachedMax: CACHED_FEW,
};

export const counterFormat = counted('counters');
export const openDeskFormat = counted<FixtureNo>('openDesks');
