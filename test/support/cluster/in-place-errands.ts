/** The errands that concern draws, done at once in the calling thread. */

import { scanWinners } from '../../../actors/games/scan.ts';
import {
  type TicketColumnsView,
  ticketColumnsFromShared,
} from '../../../actors/games/ticket-columns.ts';
import type { SealedDraw } from '../../../src/fairness/column-leaves.ts';
import {
  type ColumnsSeal,
  chunkCountOf,
  hashChunks,
  sealOfRoots,
} from '../../../src/fairness/sealed-columns.ts';
import type { DrawErrand, DrawErrandDone } from '../../../src/shard/handlers/draw-errands.ts';

export function doDrawErrand(errand: DrawErrand): DrawErrandDone {
  const view = ticketColumnsFromShared(errand.columns);
  if (errand.errand === 'scan') {
    const { draw, game, numbers } = errand;
    return { kind: 'scanDone', draw, scan: scanWinners(view, game, numbers) };
  }
  const { draw } = errand.sealed;
  if (errand.errand === 'seal')
    return { kind: 'sealDone', draw, roots: allRoots(view, errand.sealed) };
  const { fromChunk } = errand;
  return { kind: 'chunksHashed', draw, fromChunk, roots: hashChunks(view, errand.sealed, errand) };
}

/** Computes the seal in one go, from nothing but the tickets. */
export function sealColumns(columns: TicketColumnsView, sealed: SealedDraw): ColumnsSeal {
  return sealOfRoots(columns.count, allRoots(columns, sealed));
}

function allRoots(columns: TicketColumnsView, sealed: SealedDraw): Uint8Array {
  return hashChunks(columns, sealed, { fromChunk: 0, toChunk: chunkCountOf(columns.count) });
}
