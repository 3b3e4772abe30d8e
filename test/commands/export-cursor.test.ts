import { test } from 'tap';
import {
  beforeAll,
  cursorLine,
  formatCursor,
  parseCursor,
  placeOf,
} from '../../src/commands/export-cursor.ts';

const ENGINE = '0123456789abcdef'.repeat(2);
const HASH = new Uint8Array(32).fill(0xab);

test('export cursor: it is the same when it was written and read', (t) => {
  const places = new Map([
    [0, placeOf(123_456_789_012_345, HASH)],
    [1_023, placeOf(0, new Uint8Array(32))],
  ]);
  const text = formatCursor({ engineId: ENGINE, places });
  t.equal(text, `${ENGINE}:0.123456789012345.${'ab'.repeat(8)},1023.0.${'00'.repeat(8)}`);
  t.same(parseCursor(text), { engineId: ENGINE, places });
  t.same(parseCursor(formatCursor(beforeAll(ENGINE, [3]))), beforeAll(ENGINE, [3]));
  t.equal(cursorLine({ engineId: ENGINE, places }), `{"cursor":"${text}"}\n`);
  t.end();
});

test('export cursor: anything else is refused', (t) => {
  const place = `0.1.${'ab'.repeat(8)}`;
  const wrong = [
    '',
    ENGINE,
    `${ENGINE}:`,
    `${ENGINE}:${place},`,
    `${ENGINE}:${place},${place}`,
    `${ENGINE}:0.1.abc`,
    `${ENGINE}:0.-1.${'ab'.repeat(8)}`,
    `${ENGINE}:99999.1.${'ab'.repeat(8)}`,
    `${ENGINE.slice(1)}:${place}`,
    `{"cursor":"${ENGINE}:${place}"}`,
  ];
  for (const text of wrong) {
    t.throws(() => parseCursor(text), { name: 'ConfigurationError' }, `"${text}"`);
  }
  t.end();
});
