import { test } from 'tap';
import type { VerificationReport } from '../../src/fairness/verifier/check.ts';
import { verifyReceipt } from '../../src/fairness/verify-receipt.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import { goldenDraws } from '../support/fairness/fairness-golden.ts';
import { altered, scalarsOf, withValue } from '../support/fairness/json-tampering.ts';

const draws = goldenDraws();
const six = must(draws[1], 'the vectors hold no draw of 6 of 45').transcript;

test('verifier: a receipt with an altered field is caught', (t) => {
  let tamperCount = 0;
  for (const { transcript, receipts } of draws) {
    for (const receipt of receipts) {
      for (const path of scalarsOf(receipt)) {
        for (const value of altered(path, receipt)) {
          tamperCount += 1;
          const report = verifyReceipt(withValue(receipt, path, value), transcript);
          if (report.ok) t.fail(`${path.join('.')} became ${JSON.stringify(value)} unseen`);
        }
      }
    }
  }
  t.ok(tamperCount >= 500, `${tamperCount} tampers were caught`);
  t.end();
});

test('verifier: a receipt is bound to its draw, its selection and its time', (t) => {
  const { transcript, receipts } = must(draws[0], 'the vectors hold no draw');
  const receipt = must(receipts[0], 'the draw has no receipt');
  t.notOk(verifyReceipt(receipt, six).ok);
  t.notOk(verifyReceipt({ ...receipt, path: receipt.path.toReversed() }, transcript).ok);
  t.notOk(verifyReceipt({ ...receipt, path: [] }, transcript).ok);
  t.notOk(verifyReceipt({ ...receipt, shard: 9 }, transcript).ok);
  const salesEndMs = Date.parse(transcript.terms.closesAt) + transcript.terms.graceMs;
  for (const [acceptedAtMs, isLate] of [
    [salesEndMs, true],
    [salesEndMs - 1, false],
  ] as const) {
    const late = failed(verifyReceipt({ ...receipt, acceptedAtMs }, transcript));
    t.equal(late.includes('accepted'), isLate, 'not a millisecond after the grace');
  }
  const twice = { ...receipt, numbers: [1, 1, 2, 3, 99] };
  t.ok(failed(verifyReceipt(twice, transcript)).includes('selection'));
  const reSealed = { ...transcript, ticketsRoot: six.ticketsRoot };
  t.same(failed(verifyReceipt(receipt, reSealed)), ['ticketsRoot']);
  t.end();
});

function failed(report: VerificationReport): string[] {
  assert(report.ok === report.checks.every(({ ok }) => ok), 'a report contradicts itself');
  return report.checks.filter(({ ok }) => !ok).map(({ name }) => name);
}
