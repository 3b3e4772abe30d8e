import fc from 'fast-check';
import { test } from 'tap';
import type { Line } from '../../actors/line/line.ts';
import { lineBody } from '../../actors/outbox/line-messages.ts';
import { LINE_BYTES_MAX, lineOf, readLine } from '../../src/outbox/line-message.ts';
import { MATCH, resolvedAs, SAMPLE_LINE } from '../support/samples/betting-events.ts';

const body = (line: Line, changes: object = {}) => ({ ...lineBody(line), ...changes });
const WON = resolvedAs(SAMPLE_LINE, ['won']);

test('line message: what a provider tells is what a bet maker reads', (t) => {
  for (const line of [
    SAMPLE_LINE,
    MATCH,
    { ...SAMPLE_LINE, state: 'suspended' as const },
    WON,
    resolvedAs(WON, ['lost']),
    resolvedAs(WON, ['void']),
    resolvedAs(MATCH, ['won', 'void', 'lost']),
  ]) {
    const data = Buffer.from(JSON.stringify(lineBody(line)));
    t.same(readLine(data), { kind: 'line', line });
  }
  t.equal(lineOf(body(SAMPLE_LINE, { more: 1 })).kind, 'line', 'a newer provider may say more');
  t.end();
});

test('line message: what does not fit together is refused', (t) => {
  const [selection] = lineBody(SAMPLE_LINE).selections as object[];
  const wrong: Record<string, object> = {
    version: body(SAMPLE_LINE, { version: 2 }),
    event: body(SAMPLE_LINE, { eventId: 'ev_0000000' }),
    title: body(SAMPLE_LINE, { title: 'x'.repeat(101) }),
    'no odds': body(SAMPLE_LINE, { selections: [{ ...selection, odds: '0.00' }] }),
    'dear odds': body(SAMPLE_LINE, { selections: [{ ...selection, odds: '10000.01' }] }),
    'a float': body(SAMPLE_LINE, { selections: [{ ...selection, odds: 1.85 }] }),
    market: body(SAMPLE_LINE, { selections: [{ ...selection, market: 1 }] }),
    'won without a result': body(SAMPLE_LINE, { state: 'won' }),
    'open with a result': body(WON, { state: 'open' }),
    'lost, and won': body(WON, { state: 'lost' }),
    'void, and won': body(WON, { state: 'void' }),
    'a short result': { ...body(MATCH), resolutions: body(WON).resolutions, state: 'finished' },
    'more results than versions': body(WON, { eventVersion: 1 }),
    terms: body(SAMPLE_LINE, { terms: { ...SAMPLE_LINE.terms, stakeMinorMin: 200_000 } }),
    deadline: body(SAMPLE_LINE, { deadline: 'tomorrow' }),
    limit: body(SAMPLE_LINE, { markets: [{ name: 'match', liabilityMinorMax: -1 }] }),
  };
  for (const [name, one] of Object.entries(wrong)) t.equal(lineOf(one).kind, 'unreadable', name);
  t.end();
});

test('line message: no bytes make it throw', (t) => {
  fc.assert(
    fc.property(fc.uint8Array(), (data) => readLine(data).kind === 'unreadable'),
    { numRuns: 200 },
  );
  fc.assert(fc.property(fc.json(), (text) => readLine(Buffer.from(text)).kind === 'unreadable'));
  t.equal(readLine(Buffer.alloc(LINE_BYTES_MAX + 1, ' ')).kind, 'unreadable');
  t.end();
});
