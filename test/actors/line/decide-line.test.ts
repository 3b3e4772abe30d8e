import { test } from 'tap';
import {
  type ChangeLine,
  type CreateLine,
  DEADLINE_AHEAD_MS_MAX,
  decideChangeLine,
  decideCloseLine,
  decideCreateLine,
  FIXTURE_MINOR_MAX,
} from '../../../actors/line/decide-line.ts';
import type { Line } from '../../../actors/line/line.ts';
import type { States } from '../../../actors/states.ts';
import { must } from '../../../src/kernel/assert.ts';
import { given, type Stage, stampAt } from '../../support/cluster/actor-stage.ts';
import { OPERATOR } from '../../support/samples/actor-events.ts';
import { FIXTURE, MATCH, resolvedAs, SAMPLE_LINE } from '../../support/samples/betting-events.ts';
import { founder } from '../../support/sources/founders.ts';

const IDENTITY = founder(0, 2);
const SELECTION = { name: 'Reds', oddsHundredths: 185, liabilityMinorMax: 1_000 };
const MARKET = { name: 'match', liabilityMinorMax: 2_000, selections: [SELECTION] };
const TERMS = {
  stakeMinorMin: 10,
  stakeMinorMax: 1_000,
  payoutMinorMax: 100_000,
  correctionMs: 5_000,
};

function create(changes: Partial<CreateLine>, lineCount = 1, nowMs = 1_000) {
  const command = {
    title: ' Reds – Blues ',
    deadlineMs: 60_000,
    markets: [MARKET],
    terms: TERMS,
    by: OPERATOR,
    ...changes,
  };
  return (_: States) => decideCreateLine(lineCount, command, stampAt(nowMs), IDENTITY);
}

function change(changes: Partial<ChangeLine>, nowMs = 2_000) {
  const command = {
    fixture: FIXTURE,
    version: null,
    deadlineMs: null,
    odds: [],
    limits: [],
    state: null,
    reason: null,
    by: OPERATOR,
    ...changes,
  };
  return ({ lines }: States) =>
    decideChangeLine(lines.get(FIXTURE), command, stampAt(nowMs), IDENTITY);
}

function onLine(line: Line): Stage {
  const first = { ...line, version: 1, state: 'open', resolutions: [] } as const;
  const stage = given({
    type: 'LineChanged',
    line: first,
    change: 'created',
    by: OPERATOR,
    reason: null,
  });
  stage.states.lines.put(FIXTURE, line);
  return stage;
}

test('line: it is created open, by its own shard, and its desk is told', (t) => {
  const stage = given();
  stage.when(create({}, 0)).thenEvents(
    t,
    {
      type: 'LineChanged',
      change: 'created',
      by: OPERATOR,
      line: { fixture: 2, version: 1, title: 'Reds – Blues', state: 'open', deadlineMs: 60_000 },
    },
    { type: 'MailPosted', to: 0, message: { message: 'TakeLine', line: { fixture: 2 } } },
  );
  stage.when(create({}, 1)).thenEvents(t, { line: { fixture: 4 } }, {});
  t.match(stage.states.lineHistory.get({ fixture: FIXTURE, version: 1 }), {
    oddsHundredths: [185],
  });
  t.end();
});

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...SELECTION, name: `n${index}` }));

for (const [what, changes, code] of [
  ['an empty title', { title: '  ' }, 'eventTitleInvalid'],
  ['a title of what nobody sees', { title: '\u202e' }, 'eventTitleInvalid'],
  ['a title with a control character', { title: 'Home\u0000' }, 'eventTitleInvalid'],
  ['a title of 101 letters', { title: 'x'.repeat(101) }, 'eventTitleInvalid'],
  ['a deadline that is now', { deadlineMs: 1_000 }, 'deadlineInvalid'],
  ['a deadline in the past', { deadlineMs: 999 }, 'deadlineInvalid'],
  ['a deadline that is no time', { deadlineMs: Number.NaN }, 'deadlineInvalid'],
  ['a deadline years ahead', { deadlineMs: 1_001 + DEADLINE_AHEAD_MS_MAX }, 'deadlineInvalid'],
  ['no market', { markets: [] }, 'marketInvalid'],
  ['a market without selections', { markets: [{ ...MARKET, selections: [] }] }, 'marketInvalid'],
  ['17 selections', { markets: [{ ...MARKET, selections: many(17) }] }, 'marketInvalid'],
  [
    'a name twice, in another case',
    { markets: [{ ...MARKET, selections: [SELECTION, { ...SELECTION, name: ' reds' }] }] },
    'marketInvalid',
  ],
  ['a market twice', { markets: [MARKET, MARKET] }, 'marketInvalid'],
  [
    'odds of 0',
    { markets: [{ ...MARKET, selections: [{ ...SELECTION, oddsHundredths: 0 }] }] },
    'oddsInvalid',
  ],
  [
    'odds of 10^9',
    { markets: [{ ...MARKET, selections: [{ ...SELECTION, oddsHundredths: 1e9 }] }] },
    'oddsInvalid',
  ],
  [
    'odds that are not a number',
    { markets: [{ ...MARKET, selections: [{ ...SELECTION, oddsHundredths: Number.NaN }] }] },
    'oddsInvalid',
  ],
  ['a negative limit', { markets: [{ ...MARKET, liabilityMinorMax: -1 }] }, 'limitInvalid'],
  [
    'a limit beyond all measure',
    { markets: [{ ...MARKET, liabilityMinorMax: FIXTURE_MINOR_MAX + 1 }] },
    'limitInvalid',
  ],
  ['no least stake', { terms: { ...TERMS, stakeMinorMin: 0 } }, 'limitInvalid'],
  ['stakes the wrong way round', { terms: { ...TERMS, stakeMinorMax: 9 } }, 'limitInvalid'],
  ['half a cent', { terms: { ...TERMS, payoutMinorMax: 0.5 } }, 'limitInvalid'],
  ['a correction for ever', { terms: { ...TERMS, correctionMs: 1e12 } }, 'limitInvalid'],
] as const) {
  test(`line: not created with ${what}`, (t) => {
    const decision = create(changes as Partial<CreateLine>)(given().states);
    t.match(decision, { kind: 'rejected', code });
    t.end();
  });
}

test('line: 16 selections in 8 markets are a line', (t) => {
  const markets = Array.from({ length: 8 }, (_, index) => {
    return { ...MARKET, name: `m${index}`, selections: many(16) };
  });
  const stage = given().when(create({ markets }));
  const { states } = stage.thenEvents(t, {}, {});
  t.equal(states.lines.get(FIXTURE)?.selections.length, 128);
  t.equal(states.lines.get(FIXTURE)?.selections[127]?.market, 7);
  t.end();
});

test('line: odds, deadline and limits change together, as one version', (t) => {
  const stage = onLine(MATCH)
    .when(
      change({
        deadlineMs: 50_000,
        odds: [{ selection: 1, oddsHundredths: 340 }],
        limits: [{ limit: 0, liabilityMinorMax: 77 }],
        reason: 'lineup',
      }),
    )
    .thenEvents(
      t,
      { type: 'LineChanged', change: 'changed', reason: 'lineup', line: { version: 2 } },
      { message: { message: 'TakeLine', line: { version: 2, deadlineMs: 50_000 } } },
    );
  const line = must(stage.states.lines.get(FIXTURE), 'it is there');
  t.same(
    line.selections.map(({ oddsHundredths }) => oddsHundredths),
    [250, 340, 280],
  );
  t.equal(line.markets[0]?.liabilityMinorMax, 77);
  t.equal(line.changedAtMs, 2_000);
  t.same(
    stage.states.lineHistory.get({ fixture: FIXTURE, version: 2 })?.oddsHundredths,
    [250, 340, 280],
  );
  t.end();
});

test('line: what is so already is no new version', (t) => {
  onLine(SAMPLE_LINE)
    .when(change({ odds: [{ selection: 0, oddsHundredths: 185 }], state: 'open' }))
    .thenEvents(t);
  t.end();
});

test('line: suspended and resumed', (t) => {
  const stage = onLine(SAMPLE_LINE).when(change({ state: 'suspended' }));
  stage.thenEvents(t, { change: 'suspended', line: { state: 'suspended', version: 2 } }, {});
  const { states } = onLine({ ...SAMPLE_LINE, state: 'suspended' })
    .when(change({ state: 'open' }))
    .thenEvents(t, { change: 'resumed', line: { state: 'open' } }, {});
  t.equal(states.lines.get(FIXTURE)?.state, 'open');
  t.end();
});

test('line: two operators do not overwrite each other', (t) => {
  const stage = onLine(SAMPLE_LINE);
  stage.when(change({ version: 1, state: 'suspended' })).thenEvents(t, {}, {});
  stage.when(change({ version: 1 })).thenRejected(t, 'eventVersionStale', { version: 2 });
  t.end();
});

test('line: what is over does not change, and a passed deadline is not moved', (t) => {
  const finished = resolvedAs(SAMPLE_LINE, ['won']);
  onLine(finished).when(change({})).thenRejected(t, 'eventFinished');
  onLine({ ...finished, state: 'void' })
    .when(change({}))
    .thenRejected(t, 'eventVoid');
  onLine({ ...SAMPLE_LINE, state: 'closed' })
    .when(change({}))
    .thenRejected(t, 'eventClosed');
  const later = { deadlineMs: 90_000 };
  onLine(SAMPLE_LINE).when(change(later, 59_999)).thenEvents(t, {}, {});
  onLine(SAMPLE_LINE).when(change(later, 60_000)).thenRejected(t, 'eventClosed');
  t.end();
});

for (const [changes, code] of [
  [{ odds: [{ selection: 3, oddsHundredths: 100 }] }, 'selectionNotFound'],
  [{ odds: [{ selection: 0, oddsHundredths: -5 }] }, 'oddsInvalid'],
  [{ odds: [{ selection: 0, oddsHundredths: 1.5 }] }, 'oddsInvalid'],
  [{ limits: [{ limit: 4, liabilityMinorMax: 1 }] }, 'selectionNotFound'],
  [{ limits: [{ limit: 0, liabilityMinorMax: -1 }] }, 'limitInvalid'],
  [{ deadlineMs: 2_000 }, 'deadlineInvalid'],
] as const) {
  test(`line: a change is refused: ${code} for ${JSON.stringify(changes)}`, (t) => {
    const decision = change(changes)(onLine(MATCH).states);
    t.match(decision, { kind: 'rejected', code });
    t.end();
  });
}

test('line: an unknown event is not changed', (t) => {
  given().when(change({})).thenRejected(t, 'eventNotFound');
  t.end();
});

test('line: it closes at its deadline, once, and not before', (t) => {
  const close = (nowMs: number) => (states: States) =>
    decideCloseLine(must(states.lines.get(FIXTURE), 'it is there'), stampAt(nowMs), IDENTITY);
  const stage = onLine(SAMPLE_LINE);
  t.throws(() => close(59_999)(stage.states));
  const closed = { change: 'closed', by: null, line: { state: 'closed', version: 2 } };
  stage.when(close(60_000)).thenEvents(t, closed, {});
  stage.when(close(60_001)).thenEvents(t);
  t.end();
});
