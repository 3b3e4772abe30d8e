import { test } from 'tap';
import { CLOCK_REASON_CHARS_MAX } from '../../actors/clock/clock-accepted.ts';
import { acceptClockEverywhere, isAcceptClock } from '../../src/supervisor/clock-acceptance.ts';

const REQUEST = { command: 'acceptClock', reason: 'a bad time server' } as const;

function tools(answers: readonly object[]) {
  const said: string[] = [];
  return {
    said,
    client: {
      questionAll: async (op: string, { reason }: { reason: string }) => {
        said.push(`${op} ${reason}`);
        return answers;
      },
    } as never,
    clock: { acceptWall: () => void said.push('the main thread') },
  };
}

test('clock acceptance: every shard is asked, and the main thread follows', async (t) => {
  const reply = { believedMs: 9, atMs: 5 };
  const stage = tools([
    { ok: true, reply },
    { ok: true, reply },
  ]);
  t.same(await acceptClockEverywhere(stage, REQUEST), {
    ok: true,
    result: { shards: [0, 1].map((shard) => ({ shard, ...reply })) },
  });
  t.same(stage.said, ['acceptClock a bad time server', 'the main thread']);
});

test('clock acceptance: a shard that could not is named', async (t) => {
  const stage = tools([
    { ok: true, reply: { believedMs: 9, atMs: 5 } },
    { ok: false, code: 'shardUnavailable' },
  ]);
  t.match(await acceptClockEverywhere(stage, REQUEST), {
    ok: false,
    message: 'Shard 1 refused: shardUnavailable. Ask again.',
  });
});

test('clock acceptance: it needs a reason, of some length', (t) => {
  t.ok(isAcceptClock(REQUEST));
  const reasons = ['', '  ', 7, null, undefined, 'x'.repeat(CLOCK_REASON_CHARS_MAX + 1)];
  for (const reason of reasons) t.notOk(isAcceptClock({ ...REQUEST, reason }), String(reason));
  for (const request of [null, 'acceptClock', { command: 'other', reason: 'x' }]) {
    t.notOk(isAcceptClock(request));
  }
  t.end();
});
