import { createHash } from 'node:crypto';
import { test } from 'tap';
import { postponementLeafOf } from '../../src/fairness/postponement-leaf.ts';
import { verifyReceipt } from '../../src/fairness/verify-receipt.ts';
import { verifyTranscript } from '../../src/fairness/verify-transcript.ts';
import { must } from '../../src/kernel/assert.ts';
import { goldenDraws, goldenPostponedDraws } from '../support/fairness/fairness-golden.ts';
import { postponedTranscript } from '../support/fairness/postponed-transcript.ts';

const { transcript } = must(goldenDraws()[0], 'the vectors hold no draw');
const moved = postponedTranscript(transcript);

test('postponement leaf: has the bytes that its header says', (t) => {
  const times = Buffer.alloc(24);
  const { closesAt, resultsAt, at, reason } = moved.postponed;
  for (const [index, instant] of [closesAt, resultsAt, at].entries()) {
    times.writeBigUInt64BE(BigInt(Date.parse(instant)), 8 * index);
  }
  const { drawId } = moved;
  const due = createHash('sha256')
    .update(Buffer.of(0))
    .update(`tirage/postponed/v1${String.fromCharCode(drawId.length)}${drawId}`, 'latin1')
    .update(times)
    .update(createHash('sha256').update(reason, 'utf8').digest())
    .digest();
  t.same(Buffer.from(postponementLeafOf(drawId, moved.postponed)), due);
  t.end();
});

test('postponement leaf: what the third implementation wrote verifies, returns and all', (t) => {
  for (const { transcript: written, receipts } of goldenPostponedDraws()) {
    const report = verifyTranscript(written);
    t.ok(report.ok, JSON.stringify(report));
    for (const receipt of receipts) t.ok(verifyReceipt(receipt, written).ok);
  }
  t.end();
});

test('postponement leaf: whatever is said of a postponement after the seal is refused', (t) => {
  t.ok(verifyTranscript(moved).ok, JSON.stringify(verifyTranscript(moved)));
  const { postponed, ...without } = moved;
  const failed = (file: unknown) =>
    verifyTranscript(file).checks.flatMap(({ name, ok }) => (ok ? [] : [name]));
  t.same(failed(without), ['ticketsRoot'], 'taken away');
  t.same(failed({ ...transcript, postponed }), ['ticketsRoot'], 'invented');
  for (const [what, changes, names] of [
    ['back-dated', { at: moved.terms.opensAt }, ['ticketsRoot']],
    ['for another reason', { reason: 'snow' }, ['ticketsRoot']],
    ['to another close', { closesAt: postponed.resultsAt }, ['ticketsRoot', 'postponed']],
    ['decided after the close', { at: moved.terms.closesAt }, ['ticketsRoot', 'postponed']],
    ['from other times', { from: { ...postponed.from, closesAt: postponed.at } }, ['postponed']],
    ['to an earlier close', { closesAt: postponed.at }, ['ticketsRoot', 'postponed']],
    ['to earlier results', { resultsAt: postponed.at }, ['ticketsRoot', 'postponed']],
  ] as const) {
    t.same(failed({ ...moved, postponed: { ...postponed, ...changes } }), names, what);
  }
  t.end();
});
