/**
 * Jobs that a shard has done on the tickets of a draw, and how it uses their results.
 *
 * Jobs read the shard's own columns; the shard goes on selling meanwhile. Full chunks are hashed
 * while the draw sells, so that most roots are known when it closes. A result may be late (the draw
 * has moved on) and is then dropped; otherwise the shard checks a part of it again, because what it
 * takes over becomes money and proofs.
 */
import { decideScan, decideSealInstance } from '../../../actors/draw/decide-instance.ts';
import {
  combinationsSold,
  type DrawInstance,
  type InstanceIn,
} from '../../../actors/draw/instance.ts';
import { ascending } from '../../../actors/draw/returned-tickets.ts';
import type { Game } from '../../../actors/games/game.ts';
import { assertScan, type WinnerScan } from '../../../actors/games/scan.ts';
import type { SharedTicketColumns, TicketColumns } from '../../../actors/games/ticket-columns.ts';
import type { SealedDraw } from '../../fairness/column-leaves.ts';
import { returnedDigestOf } from '../../fairness/returned-leaf.ts';
import {
  type ChunkStretch,
  chunkCountOf,
  fullChunksOf,
  hashChunks,
  sealOfRoots,
} from '../../fairness/sealed-columns.ts';
import { HASH_BYTES } from '../../fairness/sha256.ts';
import { sameBytes } from '../../journal/hash-chain.ts';
import { assert, must } from '../../kernel/assert.ts';
import { hexOf } from '../../kernel/hex.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import type { ShardState } from '../state/shard-state.ts';
import type { HandlerContext } from './handler.ts';
import { sealedDrawOf } from './sealed-draw.ts';

/**
 * Chunks hashed in one go while a draw sells: 16,384 tickets, some 20 ms of a job thread. At most
 * this much is left to do at the close, and one stretch that is still out then is done twice.
 */
export const CHUNKS_AHEAD = 16;

interface OverColumns {
  readonly sealed: SealedDraw;
  readonly columns: SharedTicketColumns;
}

export type DrawErrand =
  | ({ readonly errand: 'hashChunks' } & OverColumns & ChunkStretch)
  /** Hashes all that is left: `knownRoots` are those of the first chunks. */
  | ({ readonly errand: 'seal'; readonly knownRoots: Uint8Array } & OverColumns)
  | ({ readonly errand: 'scan' } & ScanOrder);

export interface ScanOrder {
  readonly draw: DrawNo;
  readonly game: Game;
  readonly numbers: readonly number[];
  readonly columns: SharedTicketColumns;
}

export type DrawErrandDone =
  | {
      readonly kind: 'chunksHashed';
      readonly draw: DrawNo;
      readonly fromChunk: number;
      readonly roots: Uint8Array;
    }
  /** The packed roots of all chunks, including those known before. */
  | { readonly kind: 'sealDone'; readonly draw: DrawNo; readonly roots: Uint8Array }
  | { readonly kind: 'scanDone'; readonly draw: DrawNo; readonly scan: WinnerScan };

/** The draws on sale that have enough full chunks to hash, as actors that may be woken. */
export function drawsToHash({ tickets, findings, instances }: ShardState): string[] {
  const due: string[] = [];
  for (const draw of tickets.openDraws()) {
    const columns = must(tickets.columns(draw), 'an open draw has no tickets in memory');
    if (fullChunksOf(columns.count) < findings.rootCount(columns) + CHUNKS_AHEAD) continue;
    if (instances.get(draw)?.phase === 'open') due.push(`chunks:${draw}`);
  }
  return due;
}

export function hashErrand({ state }: HandlerContext, draw: DrawNo): DrawErrand | undefined {
  const columns = state.tickets.columns(draw);
  const instance = state.instances.get(draw);
  if (columns === undefined || instance?.phase !== 'open') return undefined;
  const fromChunk = state.findings.rootCount(columns);
  const toChunk = Math.min(fromChunk + CHUNKS_AHEAD, fullChunksOf(columns.count));
  const sealed = sealedDrawOf(state, instance);
  return { errand: 'hashChunks', sealed, columns: columns.share(), fromChunk, toChunk };
}

export function sealErrand({ state }: HandlerContext, instance: InstanceIn<'closed'>): DrawErrand {
  const columns = liveColumns(state, instance);
  const knownRoots = state.findings.roots(columns);
  return {
    errand: 'seal',
    sealed: sealedDrawOf(state, instance),
    columns: columns.share(),
    knownRoots,
  };
}

export function scanErrand(
  { state }: HandlerContext,
  instance: InstanceIn<'scanning' | 'paying'>,
): DrawErrand {
  const { terms, numbers } = instance;
  const { draw, game } = terms;
  return { errand: 'scan', draw, game, numbers, columns: liveColumns(state, instance).share() };
}

type Done<Kind extends DrawErrandDone['kind']> = Extract<DrawErrandDone, { kind: Kind }>;

export function takeChunks({ state }: HandlerContext, done: Done<'chunksHashed'>): void {
  const columns = state.tickets.columns(done.draw);
  if (columns === undefined || state.instances.get(done.draw)?.phase !== 'open') return;
  if (done.fromChunk !== state.findings.rootCount(columns)) return;
  state.findings.addRoots(columns, done.roots);
}

export function takeSeal(context: HandlerContext, { draw, roots }: Done<'sealDone'>): void {
  const { state, stamp } = context;
  const instance = must(state.instances.get(draw), 'a sealed draw is missing');
  if (instance.phase !== 'closed') return;
  const columns = liveColumns(state, instance);
  const seal = sealOfRoots(columns.count, roots);
  const sealed = sealedDrawOf(state, instance);
  const lastChunk = chunkCountOf(columns.count) - 1;
  for (const chunk of lastChunk < 0 ? [] : [0, lastChunk]) {
    const again = hashChunks(columns, sealed, { fromChunk: chunk, toChunk: chunk + 1 });
    const found = roots.subarray(chunk * HASH_BYTES, (chunk + 1) * HASH_BYTES);
    assert(sameBytes(again, found), 'a job hashed other tickets than were sold');
  }
  const { returned } = columns;
  const isNoted = returned.size === (instance.returned?.ticketCount ?? 0);
  assert(isNoted, 'other tickets came back than were paid back');
  const digest = returned.size === 0 ? undefined : returnedDigestOf(ascending(returned));
  const returns = digest === undefined ? {} : { returnedDigestHex: hexOf(digest) };
  const decision = decideSealInstance(instance, { ...seal, ...returns }, stamp);
  assert(decision.kind === 'accepted', 'a seal was refused');
  context.apply(decision.events);
  state.findings.forgetRoots(columns);
}

/** Takes first what the coordinator is told; after a restart, only who is still to be paid. */
export function takeScan(context: HandlerContext, { draw, scan }: Done<'scanDone'>): void {
  const { state } = context;
  const instance = must(state.instances.get(draw), 'a scanned draw is missing');
  if (instance.phase !== 'scanning' && instance.phase !== 'paying') return;
  const columns = liveColumns(state, instance);
  const { terms, numbers } = instance;
  const combinationCount = combinationsSold(instance);
  assertScan({ columns, combinationCount }, terms.game, numbers, scan);
  if (instance.phase === 'paying') {
    const { winnersByTier } = instance;
    const isSame = scan.winnersByTier.every((count, index) => count === winnersByTier[index]);
    assert(isSame, 'a second scan found other winners than the first');
  }
  state.findings.keepWinners(columns, scan.ordinals);
  const decision = decideScan(instance, scan);
  assert(decision.kind === 'accepted', 'a scan was refused');
  context.apply(decision.events);
}

function liveColumns({ tickets }: ShardState, { terms }: DrawInstance): TicketColumns {
  return must(tickets.columns(terms.draw), 'a live draw has no tickets in memory');
}
