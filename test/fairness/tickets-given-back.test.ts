/** A file of sealed tickets that marks which of them were given back. */
import { test } from 'tap';
import { verifyTickets } from '../../src/fairness/verify-tickets.ts';
import { must } from '../../src/kernel/assert.ts';
import { sealedSource } from '../support/cluster/sealed-draws.ts';
import { goldenPostponedDraws } from '../support/fairness/fairness-golden.ts';
import { parseFile, writeFile } from '../support/fairness/ticket-files.ts';

const [, golden] = goldenPostponedDraws();
const { transcript, receipts, sealedTickets } = must(golden, 'the vectors hold no returns');
const file = Buffer.from(sealedTickets, 'base64');

function verdictOn(altered: Buffer, draw: unknown = transcript): string {
  const { ok, checks } = verifyTickets(sealedSource(altered), draw);
  if (ok) return 'verified';
  return checks.map((one) => (one.ok ? '' : `${one.name}: ${one.detail}`)).join('');
}

/** The file with other marks in a chunk, and a digest that is right again. */
function marked(change: (marks: Buffer) => void, chunkIndex = 0): Buffer {
  const copy = parseFile(Buffer.from(file));
  const chunk = must(copy.chunks[chunkIndex], 'there is such a chunk');
  chunk.marks = Buffer.from(chunk.marks);
  change(chunk.marks);
  return writeFile(copy);
}

test('given back: a file with tickets that came back is counted without them', (t) => {
  const report = verifyTickets(sealedSource(file), transcript, receipts);
  t.ok(report.ok, JSON.stringify(report));
  t.ok(receipts.some(({ returned }) => returned === true));
  t.ok(writeFile(parseFile(file)).equals(file), 'the test writes what it has read');
  const { seals, ...rest } = transcript;
  const without = seals.map(({ returned: _, ...seal }) => seal);
  t.match(verdictOn(file, { ...rest, seals: without }), /rows of another form/);
  t.end();
});

test('given back: no ticket more, no other, and none less came back than was sealed', (t) => {
  const same = () => undefined;
  const flip = (place: number) => (marks: Buffer) => {
    marks[place >> 3] = marks.readUInt8(place >> 3) ^ (0x80 >> (place & 7));
  };
  const both = (marks: Buffer) => {
    flip(3)(marks);
    flip(4)(marks);
  };
  t.equal(verdictOn(marked(same)), 'verified');
  for (const [what, broken] of [
    ['added', marked(flip(1))],
    ['taken away', marked(flip(3))],
    ['exchanged', marked(both)],
    ['of another shard', marked(flip(0), 2)],
  ] as const) {
    t.match(verdictOn(broken), /returned: shard \d marks other tickets/, what);
  }
  // Every mark of the last chunks, and the bits behind them.
  let refused = 0;
  for (const [index, { marks }] of parseFile(file).chunks.entries()) {
    for (let place = 0; place < marks.length * 8; place += index === 0 ? 37 : 1) {
      t.not(verdictOn(marked(flip(place), index)), 'verified', `${index}/${place}`);
      refused += 1;
    }
  }
  t.ok(refused > 100);
  t.end();
});

test('given back: a ticket that was sold after the promised close did not come back', (t) => {
  const early = { ...transcript.terms, closesAt: '2026-01-01T00:00:00.001Z' };
  t.match(verdictOn(file, { ...transcript, terms: early }), /when none could be given back/);
  t.end();
});
