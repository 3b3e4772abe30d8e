import { test } from 'tap';
import {
  dutiesOf,
  LATE_AFTER_MS,
  standingOfDraw,
} from '../../../../web/console/draws/draw-duties.ts';

const TIMES = {
  opensAt: '2026-01-01T10:00:00.000Z',
  closesAt: '2026-01-01T11:00:00.000Z',
  resultsAt: '2026-01-01T11:05:00.000Z',
};
const at = (time: string): number => Date.parse(`2026-01-01T${time}Z`);

function standings(state: string, nowMs: number): string {
  return dutiesOf({ ...TIMES, state }, nowMs)
    .map(({ standing }) => standing)
    .join(' ');
}

const ROWS = [
  ['scheduled', '09:59:59', 'ahead ahead ahead ahead'],
  ['scheduled', '10:00:00', 'due ahead ahead ahead'],
  ['scheduled', '10:00:15', 'late ahead ahead ahead'],
  ['open', '10:30:00', 'done ahead ahead ahead'],
  ['open', '11:00:00', 'done due ahead ahead'],
  ['open', '11:04:30', 'done late late ahead'],
  ['closed', '11:00:01', 'done done ahead ahead'],
  ['sealed', '11:04:00', 'done done due ahead'],
  ['sealed', '11:30:00', 'done done late late'],
  ['drawn', '11:01:00', 'done done done ahead'],
  ['settled', '11:05:00', 'done done done due'],
  ['published', '11:05:00', 'done done done done'],
  ['cancelled', '11:30:00', 'dropped dropped dropped dropped'],
] as const;

test('duties: each is done by the state, and due or late by the engine’s clock', (t) => {
  for (const [state, time, wanted] of ROWS) {
    t.equal(standings(state, at(time)), wanted, `${state} at ${time}`);
  }
  t.end();
});

test('duties: where results follow the close at once, nothing is drawn before the close', (t) => {
  const draw = { ...TIMES, state: 'open', resultsAt: '2026-01-01T11:00:20.000Z' };
  const [, closes, draws] = dutiesOf(draw, at('10:59:30'));
  t.equal(draws?.atMs, closes?.atMs);
  t.equal(draws?.standing, 'ahead');
  t.end();
});

test('duties: a draw stands as the worst of its duties, and a dropped one is dropped', (t) => {
  const of = (state: string, nowMs: number) => standingOfDraw({ ...TIMES, state }, nowMs);
  t.equal(of('open', at('11:00:00') + LATE_AFTER_MS), 'late');
  t.equal(of('open', at('11:00:00')), 'due');
  t.equal(of('drawn', at('11:01:00')), 'ahead');
  t.equal(of('published', at('12:00:00')), 'done');
  t.equal(of('cancelled', at('12:00:00')), 'dropped');
  t.end();
});
