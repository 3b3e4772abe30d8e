import { test } from 'tap';
import { decideCorrect, decideResolve, decideVoid } from '../../../actors/line/decide-result.ts';
import { type Line, type Outcome, RESOLUTIONS_MAX } from '../../../actors/line/line.ts';
import type { States } from '../../../actors/states.ts';
import { given, type Stage, stampAt } from '../../support/cluster/actor-stage.ts';
import { OPERATOR } from '../../support/samples/actor-events.ts';
import { FIXTURE, MATCH, SAMPLE_LINE } from '../../support/samples/betting-events.ts';
import { founder } from '../../support/sources/founders.ts';

const IDENTITY = founder(0, 2);

function onLine(line: Line): Stage {
  return given({ type: 'LineChanged', line, change: 'created', by: OPERATOR, reason: null });
}

function resolve(outcomes: readonly Outcome[], nowMs = 70_000) {
  const command = { fixture: FIXTURE, outcomes, reason: null, by: OPERATOR };
  return ({ lines }: States) =>
    decideResolve(lines.get(FIXTURE), command, stampAt(nowMs), IDENTITY);
}

function correct(outcomes: readonly Outcome[], nowMs = 80_000) {
  const command = { fixture: FIXTURE, outcomes, reason: 'scoreboard', by: OPERATOR };
  return ({ lines }: States) =>
    decideCorrect(lines.get(FIXTURE), command, stampAt(nowMs), IDENTITY);
}

function annul(nowMs = 80_000) {
  const command = { fixture: FIXTURE, reason: 'floodlights', by: OPERATOR };
  return ({ lines }: States) => decideVoid(lines.get(FIXTURE), command, stampAt(nowMs), IDENTITY);
}

test('result: the event is finished, in any state before', (t) => {
  for (const state of ['open', 'suspended', 'closed'] as const) {
    const stage = onLine({ ...MATCH, state }).when(resolve(['won', 'lost', 'void']));
    stage.thenEvents(
      t,
      {
        change: 'finished',
        line: {
          state: 'finished',
          version: 2,
          resolutions: [{ outcomes: ['won', 'lost', 'void'] }],
        },
      },
      { message: { message: 'TakeLine' } },
    );
  }
  t.end();
});

test('result: the same again has no effect, another one needs a correction', (t) => {
  const stage = onLine(SAMPLE_LINE);
  stage.when(resolve(['won'])).thenEvents(t, {}, {});
  stage.when(resolve(['won'])).thenEvents(t);
  stage.when(resolve(['lost'])).thenRejected(t, 'eventFinished');
  t.end();
});

test('result: every selection must have an outcome that there is', (t) => {
  const stage = onLine(MATCH);
  stage.when(resolve(['won', 'lost'])).thenRejected(t, 'resultInvalid');
  stage.when(resolve(['won', 'lost', 'lost', 'lost'])).thenRejected(t, 'resultInvalid');
  const drawn = ['won', 'lost', 'drawn'] as unknown as Outcome[];
  stage.when(resolve(drawn)).thenRejected(t, 'resultInvalid');
  given()
    .when(resolve(['won']))
    .thenRejected(t, 'eventNotFound');
  t.end();
});

test('result: all void is a void, which a later result does not cross', (t) => {
  const stage = onLine(SAMPLE_LINE);
  stage.when(annul()).thenEvents(t, { change: 'voided', line: { state: 'void' } }, {});
  stage.when(annul()).thenEvents(t);
  stage.when(resolve(['won'])).thenRejected(t, 'eventVoid');
  t.end();
});

test('correction: another result within its time, to the millisecond', (t) => {
  const stage = onLine(SAMPLE_LINE);
  stage.when(correct(['won'])).thenRejected(t, 'eventNotFinished');
  stage.when(resolve(['won'])).thenEvents(t, {}, {});
  stage.when(correct(['won'])).thenEvents(t);
  const corrected = { change: 'corrected', reason: 'scoreboard', line: { version: 3 } };
  stage.when(correct(['lost'], 169_999)).thenEvents(t, corrected, {});
  stage.when(correct(['won'], 170_000)).thenRejected(t, 'correctionTooLate', { untilMs: 170_000 });
  t.same(
    stage.states.lines.get(FIXTURE)?.resolutions.map(({ outcomes }) => outcomes),
    [['won'], ['lost']],
  );
  t.end();
});

test('correction: a void after the result is one too, and can be taken back', (t) => {
  const stage = onLine(SAMPLE_LINE);
  stage.when(resolve(['won'])).thenEvents(t, {}, {});
  stage.when(annul()).thenEvents(t, { change: 'corrected', line: { state: 'void' } }, {});
  stage.when(correct(['won'])).thenEvents(t, { line: { state: 'finished' } }, {});
  stage.when(annul(170_000)).thenRejected(t, 'correctionTooLate', { untilMs: 170_000 });
  t.end();
});

test('correction: there is an end to it', (t) => {
  const stage = onLine(SAMPLE_LINE);
  stage.when(resolve(['won'])).thenEvents(t, {}, {});
  for (let round = 1; round < RESOLUTIONS_MAX; round += 1) {
    stage.when(correct([round % 2 === 0 ? 'won' : 'lost'])).thenEvents(t, {}, {});
  }
  const refused = { resolutionsMax: RESOLUTIONS_MAX };
  stage.when(correct(['won'])).thenRejected(t, 'correctionsTooMany', refused);
  t.end();
});
