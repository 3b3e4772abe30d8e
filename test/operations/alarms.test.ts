import { test } from 'tap';
import { ALARMS_OF_THREAD_MAX, AlarmBoard } from '../../src/operations/alarms.ts';
import { HealthState } from '../../src/operations/health.ts';
import { createLogger } from '../../src/operations/logger.ts';

function openBoard() {
  const health = new HealthState([]);
  return { health, board: new AlarmBoard(health, createLogger({ level: 'silent' })) };
}

const damaged = (about: string, sentence: string | null) =>
  ({ kind: 'damagedRow', about, sentence }) as const;

test('alarms: one that stands is shown until it is lowered', (t) => {
  const { health, board } = openBoard();
  board.note('shard-0', damaged('pl_1', 'the row of pl_1 is damaged'));
  t.same(health.report().alarms, { damagedRow: 'the row of pl_1 is damaged' });
  board.note('shard-0', damaged('pl_1', null));
  t.same(health.report().alarms, {});
  t.end();
});

test('alarms: of several of one kind the first is shown, and how many more there are', (t) => {
  const { health, board } = openBoard();
  board.note('shard-0', damaged('pl_1', 'the row of pl_1 is damaged'));
  board.note('shard-1', damaged('pl_1', 'the row of pl_1 is damaged'));
  board.note('shard-1', damaged('pl_2', 'the row of pl_2 is damaged'));
  t.same(health.report().alarms, { damagedRow: 'the row of pl_1 is damaged (and 2 more)' });
  board.forget('shard-1');
  t.same(health.report().alarms, { damagedRow: 'the row of pl_1 is damaged' });
  t.end();
});

test('alarms: only a kind that stops the traffic makes the engine not ready', (t) => {
  const { health, board } = openBoard();
  board.note('shard-0', damaged('pl_1', 'the row of pl_1 is damaged'));
  t.ok(health.report().ready);
  board.note('shard-0', { kind: 'clockStep', about: 'clock', sentence: 'the clock was stepped' });
  t.match(health.report(), { ready: false, reasons: { clockStep: 'the clock was stepped' } });
  t.end();
});

test('alarms: standing ones are counted in the metrics, by kind', async (t) => {
  const { board } = openBoard();
  const standing = async (): Promise<unknown> =>
    (await board.snapshot()).flatMap((metric) =>
      'values' in metric && Array.isArray(metric.values)
        ? metric.values.filter(({ labels }) => labels.alarm === 'damagedRow')
        : [],
    );
  t.match(await standing(), [{ value: 0 }]);
  for (let i = 0; i < ALARMS_OF_THREAD_MAX + 3; i += 1) {
    board.note('shard-0', damaged(`pl_${i}`, 'a row is damaged'));
  }
  t.match(await standing(), [{ value: ALARMS_OF_THREAD_MAX }], 'memory for alarms is bounded');
});
