import { JOB_THREADS_MAX, JobRunner } from '../jobs/job-runner.ts';

/**
 * At least two: after a close the gateways have little to do, and the players wait for the result.
 */
const THREADS_MIN = 2;
const QUEUE_MAX = 1_024;

/** The main thread's jobs: roots and winners of the shards' draws, passwords of the operators. */
export function openMainJobs(shardCount: number): JobRunner {
  const threadsMax = Math.min(JOB_THREADS_MAX, Math.max(THREADS_MIN, shardCount));
  return new JobRunner({ threadsMax, queueMax: QUEUE_MAX });
}
