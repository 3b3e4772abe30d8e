/** The tables of games that limit what one result may cost. */
import type { PickBook } from '../../../actors/pick-limit/pick-book.ts';
import type { PickDesk } from '../../../actors/pick-limit/pick-desk.ts';
import { objectCodec, valueCodec } from '../records/positional-codec.ts';
import { type AreaTables, declareTable } from './declare-table.ts';
import { draw, longNumber } from './key-part.ts';
import { byNumber, byParts } from './key-shapes.ts';

const byKey = byParts({ draw }, { key: longNumber('key') });

export const PICK_TABLES = {
  pickBooks: declareTable(
    140,
    'actor',
    byKey,
    objectCodec<PickBook>()([
      'allottedMinor',
      'isAsking',
      'keptUntilMs',
      'leftMinor',
      'leftUntilMs',
    ]),
  ),
  pickDesks: declareTable(
    141,
    'actor',
    byKey,
    objectCodec<PickDesk>()([
      'allottedMinor',
      'waiting',
      'unanswered',
      'isRecalled',
      'keptMinor',
      'isNear',
    ]),
  ),
  /** Few: draws on sale. Read again and again, for the alarm. */
  nearPicks: declareTable(142, 'shard', byNumber(draw), valueCodec<number>()),
} satisfies AreaTables;
