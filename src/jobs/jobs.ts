/**
 * The catalogue of jobs: work that is too long for a thread which others wait for.
 *
 * A job is a function of its input, exported by the worker under the job's name. It owns no state
 * and touches no journal, so it may be lost with its thread and asked for again.
 */
import type { SharedTicketColumns } from '../../actors/games/ticket-columns.ts';
import type { ColumnsSeal, SealedDraw } from '../fairness/sealed-columns.ts';
import type { HashPassword, PasswordVerified, VerifyPassword } from './password-jobs.ts';

export interface JobCatalogue {
  readonly hashPassword: { readonly input: HashPassword; readonly output: string };
  readonly verifyPassword: { readonly input: VerifyPassword; readonly output: PasswordVerified };
  readonly sealColumns: {
    readonly input: { readonly sealed: SealedDraw; readonly columns: SharedTicketColumns };
    readonly output: ColumnsSeal;
  };
}

export type JobName = keyof JobCatalogue;
export type JobInput<N extends JobName> = JobCatalogue[N]['input'];
export type JobOutput<N extends JobName> = JobCatalogue[N]['output'];

/** What the worker modules export: a job is done within one call, in the pool's own thread. */
export type JobFunction<N extends JobName> = (input: JobInput<N>) => JobOutput<N>;

/** Which module under `workers/` does the job. */
export const JOB_WORKERS: Readonly<Record<JobName, string>> = Object.freeze({
  hashPassword: 'password-worker',
  verifyPassword: 'password-worker',
  sealColumns: 'seal-worker',
});
