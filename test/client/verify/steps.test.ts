import { test } from 'tap';
import { stepsOf, type VerifiedStep } from '../../../client/src/verify/steps.ts';
import { must } from '../../../src/kernel/assert.ts';
import { type PageCase, soundCases, verifiedInNode } from '../../support/client/page-cases.ts';

const cases = soundCases();
const draw = must(cases[0], 'there is no draw');
const raffle = must(cases.at(-1), 'there is no raffle');

function steps(given: PageCase): VerifiedStep[] {
  const { reports, unchecked } = verifiedInNode(given);
  return stepsOf(reports, unchecked);
}

function verdicts(given: PageCase): Record<string, string> {
  return Object.fromEntries(steps(given).map(({ name, verdict }) => [name, verdict]));
}

/** The values of a check, by its name. */
function valuesOf(given: PageCase, step: VerifiedStep['name'], name: string) {
  const checks = steps(given).find((one) => one.name === step)?.checks ?? [];
  const { stated, computed } = must(
    checks.find((one) => one.name === name),
    name,
  );
  return { stated, computed };
}

test('steps: with all files each is verified, but for what earlier draws must show', (t) => {
  const earned = { promised: 'verified', sealed: 'verified', mixed: 'verified', drawn: 'verified' };
  t.same(verdicts(draw), { ...earned, paid: 'unchecked', own: 'verified' });
  t.same(verdicts({ ...raffle, playerId: undefined } as PageCase), {
    ...earned,
    paid: 'verified',
    own: 'untold',
  });
  t.end();
});

test('steps: without a file its step is not earned, and says what is lacking', (t) => {
  const {
    announced: _,
    tickets: __,
    receipts: ___,
    ...alone
  } = draw as Required<typeof draw> & Readonly<Record<string, unknown>>;
  t.match(verdicts(alone as PageCase), { promised: 'unchecked', paid: 'unchecked', own: 'untold' });
  const [promised] = steps(alone as PageCase);
  t.match(promised?.unchecked, [{ name: 'announced' }]);
  t.end();
});

test('steps: what is refused is refused in its step alone', (t) => {
  if ('transcript' in draw) throw new Error('a draw was expected');
  const [transcript] = draw.transcripts as readonly Record<string, unknown>[];
  const other = { ...transcript, numbers: [1, 2, 3, 4, 5] };
  const alone = { ...draw, transcripts: [other], tickets: [], receipts: [] };
  t.match(verdicts(alone), { promised: 'verified', mixed: 'refused', drawn: 'refused' });
  const unpromised = { ...draw, announced: [{ ...(draw.announced?.[0] as object), game: 'x' }] };
  t.match(verdicts(unpromised), { promised: 'refused', sealed: 'verified', drawn: 'verified' });
  t.end();
});

test('steps: a page can show what was promised, sealed, mixed and drawn', (t) => {
  const { stated, computed } = valuesOf(draw, 'promised', 'commitment');
  t.match(stated.commitment, /^[0-9a-f]{64}$/);
  t.equal(computed.commitment, stated.commitment);
  t.match(valuesOf(draw, 'sealed', 'ticketsRoot').computed.ticketsRoot, /^[0-9a-f]{64}$/);
  const outcome = valuesOf(draw, 'mixed', 'outcome');
  t.match(outcome.computed.mixed, /^[0-9a-f]{128}$/);
  t.same(outcome.computed.numbers, outcome.stated.numbers);
  t.same(valuesOf(draw, 'paid', 'prizes').computed, valuesOf(draw, 'paid', 'prizes').stated);
  t.match(valuesOf(draw, 'own', 'inclusion').computed, { leaf: /^[0-9a-f]{64}$/ });
  t.end();
});

test('steps: where a check holds, what it computed is what was stated', (t) => {
  let compared = 0;
  for (const given of cases) {
    for (const { name, file, ok, stated, computed } of steps(given).flatMap((one) => one.checks)) {
      const both = Object.keys(stated).filter((member) => member in computed);
      compared += both.length;
      if (!ok) continue;
      for (const member of both) t.same(computed[member], stated[member], `${file} ${name}`);
    }
  }
  t.ok(compared > 200, `${compared} values`);
  t.end();
});
