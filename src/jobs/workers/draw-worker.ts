/** Works on the tickets of a draw beside its shard, over the shard's own memory. */

import { scanWinners as scanView } from '../../../actors/games/scan.ts';
import { ticketColumnsFromShared } from '../../../actors/games/ticket-columns.ts';
import { hashChunks as hashView } from '../../fairness/sealed-columns.ts';
import { packChunk as packWords } from '../../fairness/sealed-file.ts';
import type { JobFunction } from '../jobs.ts';

export const hashChunks: JobFunction<'hashChunks'> = ({ sealed, columns, ...stretch }) =>
  hashView(ticketColumnsFromShared(columns), sealed, stretch);

export const packChunk: JobFunction<'packChunk'> = ({ words, sealed, ...place }) =>
  packWords(words, sealed, place);

export const scanWinners: JobFunction<'scanWinners'> = ({ game, numbers, columns }) =>
  scanView(ticketColumnsFromShared(columns), game, numbers);
