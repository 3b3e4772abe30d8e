import { type Test, test } from 'tap';
import { decideIntake, type IntakeOutcome } from '../../../actors/desk/decide-intake.ts';
import type { Line } from '../../../actors/line/line.ts';
import { must } from '../../../src/kernel/assert.ts';
import { given, type Stage, stampAt } from '../../support/cluster/actor-stage.ts';
import { FIXTURE, MATCH, resolvedAs, SAMPLE_LINE } from '../../support/samples/betting-events.ts';
import { founder } from '../../support/sources/founders.ts';

const IDENTITY = founder(0, 2);
const versionOf = (version: number): Line => ({ ...SAMPLE_LINE, version });

function take(t: Test, stage: Stage, line: Line, expected: IntakeOutcome, nowMs = 2_000): void {
  const { desks, lineFeed } = stage.states;
  const known = { desk: desks.get(line.fixture), feed: lineFeed.get(0) };
  const { outcome, decision } = decideIntake(known, line, stampAt(nowMs), IDENTITY);
  t.equal(outcome, expected);
  if (decision.kind === 'rejected') throw new Error('an intake is never rejected');
  const isNew = expected === 'taken' || expected === 'gap';
  t.equal(decision.events.length > 0, isNew, 'events where there is an effect, and only there');
  stage.and(...decision.events);
}

const versionIn = (stage: Stage) => stage.states.desks.get(FIXTURE)?.line.version;

test('intake: versions in order are taken, each once', (t) => {
  const stage = given();
  for (const version of [1, 2, 3]) {
    take(t, stage, versionOf(version), 'taken');
    take(t, stage, versionOf(version), 'repeated');
  }
  t.equal(versionIn(stage), 3);
  t.end();
});

test('intake: a later version is a gap, and taken; what it overtook changes nothing', (t) => {
  const stage = given();
  take(t, stage, versionOf(3), 'gap');
  take(t, stage, versionOf(1), 'repeated');
  take(t, stage, versionOf(2), 'repeated');
  take(t, stage, versionOf(4), 'taken');
  take(t, stage, versionOf(9), 'gap');
  t.equal(versionIn(stage), 9);
  t.end();
});

test('intake: whatever the order, the newest version is what holds', (t) => {
  for (const order of [
    [1, 2, 3],
    [1, 3, 2],
    [2, 1, 3],
    [2, 3, 1],
    [3, 1, 2],
    [3, 2, 1],
  ]) {
    const stage = given();
    for (const version of [...order, ...order]) {
      const { desks } = stage.states;
      const known = { desk: desks.get(FIXTURE), feed: undefined };
      const { decision } = decideIntake(known, versionOf(version), stampAt(2_000), IDENTITY);
      if (decision.kind === 'accepted') stage.and(...decision.events);
    }
    t.equal(versionIn(stage), 3, order.join());
  }
  t.end();
});

test('intake: what cannot be the same event is refused', (t) => {
  const stage = given();
  take(t, stage, SAMPLE_LINE, 'taken');
  take(t, stage, { ...SAMPLE_LINE, title: 'Another' }, 'refused');
  take(t, stage, { ...MATCH, version: 2 }, 'refused');
  const finished = resolvedAs(SAMPLE_LINE, ['won']);
  take(t, stage, finished, 'taken', 70_000);
  take(t, stage, { ...resolvedAs(SAMPLE_LINE, ['lost']), version: 3 }, 'refused', 70_000);
  t.same(must(stage.states.desks.get(FIXTURE), 'known').line, finished);
  const { fixture, version, ...rest } = finished;
  take(t, stage, { ...rest, version, fixture }, 'repeated');
  t.end();
});

test('intake: a result that comes long after it was made is believed if betting stopped', (t) => {
  const lateFrom = (isSuspended: boolean): number | null | undefined => {
    const stage = given();
    take(t, stage, SAMPLE_LINE, 'taken');
    if (isSuspended) stage.and({ type: 'FeedSuspended', epoch: 1, reason: 'silent', atMs: 3_000 });
    take(t, stage, resolvedAs(SAMPLE_LINE, ['won'], 20_000), 'taken', 59_000);
    return stage.states.desks.get(FIXTURE)?.lateFromMs;
  };
  t.equal(lateFrom(true), 20_001);
  t.equal(lateFrom(false), 54_001, 'a provider that is current may be five seconds late');
  t.end();
});
