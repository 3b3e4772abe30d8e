/** The tables of what players of a draw get, and of which tickets that concerns. */
import type { HeldAward } from '../../../actors/draw/instance.ts';
import type { AwardKey, TicketOfPlayerKey } from '../../../actors/states.ts';
import type { DrawNo, PlayerKey } from '../../kernel/ids.ts';
import { objectCodec, valueCodec } from '../records/positional-codec.ts';
import { keyOfNumbers, wordOfKey } from './row-key.ts';
import type { TableFormat } from './table.ts';
import { CACHED_FEW, TABLES } from './table-formats.ts';

export const heldAwardFormat: TableFormat<AwardKey, HeldAward> = {
  name: 'heldAwards',
  encodeKey: ({ draw, ordinal }) => keyOfNumbers(TABLES.heldAwards, draw, ordinal),
  decodeKey: (bytes) => ({ draw: wordOfKey(bytes, 0) as DrawNo, ordinal: wordOfKey(bytes, 1) }),
  cacheKey: ({ draw, ordinal }) => `${draw}/${ordinal}`,
  codec: objectCodec<HeldAward>()([
    'draw',
    'ordinal',
    'player',
    'tier',
    'prizeMinor',
    'heldAtMs',
    'approvedAtMs',
  ]),
  cachedMax: CACHED_FEW,
};

export const heldAwardOfFormat = ofPlayer('heldAwardsOf');
export const refundOfFormat = ofPlayer('refundsOf');

/** Tickets of a player that stand out, present or not. */
function ofPlayer(name: keyof typeof TABLES): TableFormat<TicketOfPlayerKey, number> {
  return {
    name,
    encodeKey: ({ player, draw, ordinal }) => keyOfNumbers(TABLES[name], player, draw, ordinal),
    decodeKey: (bytes) => ({
      player: wordOfKey(bytes, 0) as PlayerKey,
      draw: wordOfKey(bytes, 1) as DrawNo,
      ordinal: wordOfKey(bytes, 2),
    }),
    cacheKey: ({ player, draw, ordinal }) => `${player}/${draw}/${ordinal}`,
    codec: valueCodec<number>(),
    cachedMax: CACHED_FEW,
  };
}
