/**
 * The catalogue of jobs: work that is too long for a thread which others wait for.
 *
 * A job is a function of its input, exported by the worker under the job's name. It owns no state
 * and touches no journal, so it may be lost with its thread and asked for again.
 */
import type { Game } from '../../actors/games/game.ts';
import type { WinnerScan } from '../../actors/games/scan.ts';
import type { SharedTicketColumns, TicketWords } from '../../actors/games/ticket-columns.ts';
import type { SealedDraw } from '../fairness/column-leaves.ts';
import type { ChunkStretch } from '../fairness/sealed-columns.ts';
import type { ChunkPlace, PackedChunk } from '../fairness/sealed-file.ts';
import type { HashPassword, PasswordVerified, VerifyPassword } from './password-jobs.ts';

export interface JobCatalogue {
  readonly hashPassword: { readonly input: HashPassword; readonly output: string };
  readonly verifyPassword: { readonly input: VerifyPassword; readonly output: PasswordVerified };
  /** The packed roots of a stretch of chunks. */
  readonly hashChunks: {
    readonly input: ChunkStretch & {
      readonly sealed: SealedDraw;
      readonly columns: SharedTicketColumns;
    };
    readonly output: Uint8Array;
  };
  /** A chunk of the public file of sealed tickets, and the root of its leaves. */
  readonly packChunk: {
    readonly input: ChunkPlace & { readonly words: TicketWords; readonly sealed: SealedDraw };
    readonly output: PackedChunk;
  };
  readonly scanWinners: {
    readonly input: {
      readonly game: Game;
      readonly numbers: readonly number[];
      readonly columns: SharedTicketColumns;
    };
    readonly output: WinnerScan;
  };
}

export type JobName = keyof JobCatalogue;
export type JobInput<N extends JobName> = JobCatalogue[N]['input'];
export type JobOutput<N extends JobName> = JobCatalogue[N]['output'];

/** What the worker modules export: a job is done within one call, in a job thread. */
export type JobFunction<N extends JobName> = (input: JobInput<N>) => JobOutput<N>;

/** Which module under `workers/` does the job. */
export const JOB_WORKERS: Readonly<Record<JobName, string>> = Object.freeze({
  hashPassword: 'password-worker',
  verifyPassword: 'password-worker',
  hashChunks: 'draw-worker',
  packChunk: 'draw-worker',
  scanWinners: 'draw-worker',
});
