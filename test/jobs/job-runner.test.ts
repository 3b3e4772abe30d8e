import { test } from 'tap';
import { JobRunner } from '../../src/jobs/job-runner.ts';

const LIGHT = { memoryKibibytes: 64, iterations: 1, lanes: 1 };

test('job runner: a job runs in its worker and its answer is typed', async (t) => {
  const pool = new JobRunner({ threadsMax: 1, queueMax: 8 });
  t.teardown(() => pool.close());
  const hash = await pool.run('hashPassword', { password: 'long enough', parameters: LIGHT });
  const verified = await pool.run('verifyPassword', {
    password: 'long enough',
    hash,
    parameters: LIGHT,
  });
  t.same(verified, { matches: true, outdated: false });
  t.equal(pool.pending, 0);
});

test('job runner: what does not fit is refused at once, and the rest is done', async (t) => {
  const pool = new JobRunner({ threadsMax: 1, queueMax: 2 });
  t.teardown(() => pool.close());
  const hash = () => pool.run('hashPassword', { password: 'long enough', parameters: LIGHT });
  const settled = await Promise.allSettled(Array.from({ length: 5 }, hash));
  t.same(
    settled.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
  );
  await t.resolves(hash(), 'there is room again');
  t.match(settled[4], { reason: { name: 'JobQueueFullError', retryable: true } });
});

test('job runner: a job that throws is a typed failure, and the others go on', async (t) => {
  const pool = new JobRunner({ threadsMax: 1, queueMax: 2 });
  t.teardown(() => pool.close());
  const verify = (hash: string | undefined) =>
    pool.run('verifyPassword', { password: 'x', hash, parameters: LIGHT });
  await t.rejects(verify('garbage'), { name: 'JobFailedError', code: 'JOB_FAILED' });
  t.match(await verify(undefined), { matches: false });
});

test('job runner: closing finishes what was taken and takes no more', async (t) => {
  const pool = new JobRunner({ threadsMax: 1, queueMax: 8 });
  const taken = [1, 2, 3].map((number) =>
    pool.run('hashPassword', { password: `password ${number}`, parameters: LIGHT }),
  );
  const closed = pool.close();
  const late = pool.run('hashPassword', { password: 'late', parameters: LIGHT });
  await t.rejects(late, { name: 'JobRunnerClosedError' });
  t.equal((await Promise.all(taken)).length, 3);
  await closed;
  await pool.close();
});

test('job runner: bounds that make no sense are refused', (t) => {
  t.throws(() => new JobRunner({ threadsMax: 0, queueMax: 1 }), { name: 'AssertionError' });
  t.throws(() => new JobRunner({ threadsMax: 17, queueMax: 1 }), { name: 'AssertionError' });
  t.throws(() => new JobRunner({ threadsMax: 1, queueMax: 4_097 }), { name: 'AssertionError' });
  t.end();
});
