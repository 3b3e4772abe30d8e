/** The tables of players and their logins. */

import { PLAYER_FORM, type Player } from '../../../actors/player/player.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { codecOf, valueCodec } from '../records/positional-codec.ts';
import { type AreaTables, declareTable } from './declare-table.ts';
import { plain, player } from './key-part.ts';
import { byNumber, byText, hidden } from './key-shapes.ts';

export const PLAYER_TABLES = {
  /** A login is personal data. It moves with its player. */
  logins: declareTable(1, 'actor', hidden(byText()), valueCodec<PlayerKey>(), { isClaimed: true }),
  slots: declareTable(2, 'shard', byNumber(plain), valueCodec<number>()),
  players: declareTable(3, 'actor', byNumber(player), codecOf<Player>(PLAYER_FORM), {
    ofPlayer: 'moves',
  }),
} satisfies AreaTables;
