import { test } from 'tap';
import { CANCELLATION_MS_MAX, salesEndOf } from '../../../src/fairness/verifier/sales-end.ts';
import { verifyReceipt } from '../../../src/fairness/verify-receipt.ts';
import { verifyTickets } from '../../../src/fairness/verify-tickets.ts';
import { goldenCancelledDraw } from '../../support/fairness/fairness-golden.ts';

const { transcript, receipts, sealedTickets } = goldenCancelledDraw();
const { opensAt, closesAt, graceMs } = transcript.terms;

function tickets() {
  const file = Buffer.from(sealedTickets, 'base64');
  let at = 0;
  return (count: number) => {
    const bytes = file.subarray(at, at + count);
    at += bytes.length;
    return bytes;
  };
}

test('sales end: with the grace of the close, or soon after a cancellation', (t) => {
  const { cancelledAt: _, ...published } = transcript;
  t.equal(salesEndOf(published), Date.parse(closesAt) + graceMs);
  t.equal(salesEndOf(transcript), Date.parse(closesAt) + graceMs, 'cancelled after the close');
  const early = { ...transcript, cancelledAt: opensAt };
  t.equal(salesEndOf(early), Date.parse(opensAt) + CANCELLATION_MS_MAX);
  t.end();
});

test('sales end: a ticket or a receipt from after a cancellation is refused', (t) => {
  const [receipt] = receipts;
  t.ok(verifyTickets(tickets(), transcript).ok);
  t.ok(verifyReceipt(receipt, transcript).ok);
  // The vectors' tickets are sold soon after the opening.
  const cancelledAt = new Date(Date.parse(opensAt) - CANCELLATION_MS_MAX).toISOString();
  const early = { ...transcript, cancelledAt };
  const { ok, checks } = verifyTickets(tickets(), early);
  t.notOk(ok);
  t.match(checks.find(({ name }) => name === 'selections')?.detail, /after the sale had ended/);
  t.match(
    verifyReceipt(receipt, early).checks.filter((one) => !one.ok),
    [{ name: 'accepted' }],
  );
  t.end();
});
