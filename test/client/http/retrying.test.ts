import { test } from 'tap';
import { RefusalError } from '../../../client/src/http/refusal-error.ts';
import { chance, pauseAfter, retrying } from '../../../client/src/http/retrying.ts';
import { UnansweredError } from '../../../client/src/http/unanswered-error.ts';
import { FakePlatform } from '../../support/client/fake-platform.ts';

const lost = new UnansweredError('lost');
const limited = new RefusalError({ code: 'rateLimited', status: 429, retryAfterSeconds: 3 });
const overloaded = new RefusalError({ code: 'engineOverloaded', status: 503 });
const backOff = new RefusalError({ code: 'loginBackOff', status: 429, retryAfterSeconds: 4 });
const refused = new RefusalError({ code: 'drawClosed', status: 409 });
const bug = new TypeError('a bug');

/** Fails as it is told, then succeeds. */
function failing(...errors: readonly unknown[]) {
  const left = [...errors];
  const made = { count: 0 };
  const attempt = async (): Promise<string> => {
    made.count += 1;
    if (left.length > 0) throw left.shift();
    return 'yes';
  };
  return { attempt, made };
}

test('retrying: what may come again comes again', async (t) => {
  const rows = [
    { error: lost, isRepeatable: true, made: 2 },
    { error: lost, isRepeatable: false, made: 1 },
    { error: overloaded, isRepeatable: true, made: 2 },
    { error: overloaded, isRepeatable: false, made: 1 },
    { error: limited, isRepeatable: true, made: 2 },
    { error: limited, isRepeatable: false, made: 2 },
    { error: backOff, isRepeatable: true, made: 1 },
    { error: refused, isRepeatable: true, made: 1 },
    { error: bug, isRepeatable: true, made: 1 },
  ];
  for (const { error, isRepeatable, made: wanted } of rows) {
    const platform = new FakePlatform();
    const { attempt, made } = failing(error);
    const outcome = platform.run(retrying(platform, { isRepeatable }, attempt));
    if (wanted === 1) await t.rejects(outcome, error);
    else t.equal(await outcome, 'yes');
    t.equal(made.count, wanted, `${error.message}, ${isRepeatable}`);
  }
});

test('retrying: it waits as long as the server asks, and not beyond its patience', async (t) => {
  const platform = new FakePlatform();
  const { attempt } = failing(limited, limited);
  await platform.run(retrying(platform, { isRepeatable: true }, attempt));
  t.ok(platform.elapsedMs() >= 6_000);
  t.ok(platform.elapsedMs() < 7_000);

  const long = new RefusalError({ code: 'diskFull', status: 503, retryAfterSeconds: 60 });
  const before = platform.elapsedMs();
  const asked = retrying(platform, { isRepeatable: true }, failing(long).attempt);
  await t.rejects(platform.run(asked), long);
  t.equal(platform.elapsedMs(), before, 'the caller hears of it at once');
});

test('retrying: attempts and time have an end, and the last trouble is told', async (t) => {
  const platform = new FakePlatform();
  const { attempt, made } = failing(...Array(99).fill(lost));
  await t.rejects(platform.run(retrying(platform, { isRepeatable: true }, attempt)), lost);
  t.equal(made.count, 10);
  const slow = failing(...Array(99).fill(lost));
  const asked = retrying(platform, { isRepeatable: true }, async () => {
    await platform.wait(15_000);
    return slow.attempt();
  });
  await t.rejects(platform.run(asked), lost);
  t.equal(slow.made.count, 2);
});

test('retrying: an abort ends it, also while it waits', async (t) => {
  const platform = new FakePlatform();
  const abort = new AbortController();
  const { attempt, made } = failing(limited);
  const asked = retrying(platform, { isRepeatable: true, signal: abort.signal }, attempt);
  const given = new Error('closed by the player');
  setImmediate(() => abort.abort(given));
  await t.rejects(asked, given);
  t.equal(made.count, 1);
});

test('retrying: whoever has to know hears of attempts that may have had an effect', async (t) => {
  for (const [error, isOpen] of [
    [lost, true],
    [overloaded, true],
    [bug, true],
    [limited, false],
    [refused, false],
  ] as const) {
    const platform = new FakePlatform();
    let openCount = 0;
    const onOpen = (): void => {
      openCount += 1;
    };
    const asked = retrying(platform, { isRepeatable: false, onOpen }, failing(error).attempt);
    await platform.run(asked).catch(() => undefined);
    t.equal(openCount, isOpen ? 1 : 0, error.message);
  }
});

test('retrying: pauses are spread, double, and have a bound', (t) => {
  t.equal(pauseAfter(lost, 1, 0), 0);
  t.equal(pauseAfter(lost, 1, 0.5), 100);
  t.equal(pauseAfter(lost, 3, 0.5), 400);
  t.equal(pauseAfter(lost, 50, 0.5), 2_500);
  t.equal(pauseAfter(limited, 1, 0.5), 3_100);
  t.equal(chance({ randomBytes: () => Uint8Array.of(0, 0) }), 0);
  t.ok(chance({ randomBytes: () => Uint8Array.of(255, 255) }) < 1);
  t.end();
});
