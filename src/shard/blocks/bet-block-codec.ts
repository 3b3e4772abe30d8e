/**
 * Bets on disk: a few blocks for each batch and fixture, in columns.
 *
 * sequence u48 (the journal record that took them) ‖ count u32 ‖ player u32[count] ‖
 * stake u32[count] ‖ selection and odds u32[count] ‖ accepted f64[count], all little-endian.
 * Where a stake of the block has earned points, the count has its highest bit set, and
 * reward f64[count] follows. The seven bits below it are for further columns at the end, which are
 * left out while all bets have what they had before.
 */
import type { Bet } from '../../../actors/book/bet.ts';
import { packPrice, unpackPrice } from '../../../actors/book/bet-columns.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { ROW_VALUE_BYTES_DENSE } from '../../journal/journal-limits.ts';
import { assert } from '../../kernel/assert.ts';
import { NewerDataError } from '../../kernel/errors.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import type { Minor } from '../../kernel/money.ts';
import { pointsHundredths } from '../../kernel/points.ts';

const HEADER_BYTES = 10;
const BET_BYTES = 20;
const REWARD_BYTES = 8;
const HAS_REWARDS = 2 ** 31;
/** Bits that count bets; those above say which columns there are. */
const COUNT_LIMIT = 2 ** 24;

/** How many bets a block takes at most. */
export const BETS_IN_BLOCK = Math.floor(
  (ROW_VALUE_BYTES_DENSE - HEADER_BYTES) / (BET_BYTES + REWARD_BYTES),
);

export interface BetBlock {
  readonly sequence: number;
  readonly count: number;
  bet(index: number): Bet;
}

export function encodeBetBlock(bets: readonly Bet[], sequence: number): Uint8Array {
  const count = bets.length;
  assert(count < COUNT_LIMIT, 'a block has more bets than can be counted');
  const hasRewards = bets.some(({ rewardHundredths }) => rewardHundredths !== undefined);
  const betBytes = hasRewards ? BET_BYTES + REWARD_BYTES : BET_BYTES;
  const bytes = new Uint8Array(HEADER_BYTES + betBytes * count);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, sequence % 2 ** 32, true);
  view.setUint16(4, Math.floor(sequence / 2 ** 32), true);
  view.setUint32(6, hasRewards ? HAS_REWARDS + count : count, true);
  for (const [index, bet] of bets.entries()) {
    view.setUint32(HEADER_BYTES + 4 * index, bet.player, true);
    view.setUint32(HEADER_BYTES + 4 * (count + index), bet.stakeMinor, true);
    view.setUint32(HEADER_BYTES + 4 * (2 * count + index), packPrice(bet), true);
    view.setFloat64(HEADER_BYTES + 12 * count + 8 * index, bet.acceptedAtMs, true);
    if (bet.rewardHundredths === undefined) continue;
    view.setFloat64(HEADER_BYTES + BET_BYTES * count + 8 * index, bet.rewardHundredths, true);
  }
  return bytes;
}

export function decodeBetBlock(bytes: Uint8Array): BetBlock {
  if (bytes.length < HEADER_BYTES) throw new CorruptRecordError('a block of bets is too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sequence = view.getUint32(0, true) + view.getUint16(4, true) * 2 ** 32;
  const counted = view.getUint32(6, true);
  const hasRewards = counted >= HAS_REWARDS;
  const count = hasRewards ? counted - HAS_REWARDS : counted;
  if (count >= COUNT_LIMIT) throw new NewerDataError('a block of bets has a further column');
  const betBytes = hasRewards ? BET_BYTES + REWARD_BYTES : BET_BYTES;
  if (bytes.length !== HEADER_BYTES + betBytes * count) {
    throw new CorruptRecordError('a block of bets has another length than its count');
  }
  const word = (column: number, index: number): number =>
    view.getUint32(HEADER_BYTES + 4 * (column * count + index), true);
  return {
    sequence,
    count,
    bet: (index) => {
      const { selection, oddsHundredths } = unpackPrice(word(2, index));
      const bet = {
        player: word(0, index) as PlayerKey,
        selection,
        stakeMinor: word(1, index) as Minor,
        oddsHundredths,
        acceptedAtMs: view.getFloat64(HEADER_BYTES + 12 * count + 8 * index, true),
      };
      if (!hasRewards) return bet;
      const reward = view.getFloat64(HEADER_BYTES + BET_BYTES * count + 8 * index, true);
      return reward === 0 ? bet : { ...bet, rewardHundredths: pointsHundredths(reward) };
    },
  };
}
