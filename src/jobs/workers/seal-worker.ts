/** Computes the Merkle roots of a closed draw beside its shard, over the shard's own memory. */
import { ticketColumnsFromShared } from '../../../actors/games/ticket-columns.ts';
import { sealColumns as sealView } from '../../fairness/sealed-columns.ts';
import type { JobFunction } from '../jobs.ts';

export const sealColumns: JobFunction<'sealColumns'> = ({ sealed, columns }) =>
  sealView(ticketColumnsFromShared(columns), sealed);
