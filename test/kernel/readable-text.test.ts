import { test } from 'tap';
import { isReadable } from '../../src/kernel/readable-text.ts';

test('readable: what people write in any script, with signs and emoji', (t) => {
  const good = [
    'Milan – Inter',
    'Þór/KA',
    'الأهلي',
    '日本 vs. 中国',
    'x',
    '⚽️ final',
    'Cafe\u0301',
    '1',
  ];
  for (const text of good) t.ok(isReadable(text), text);
  t.end();
});

test('readable: nothing hidden, and something to see', (t) => {
  const hidden = [0x0, 0x7, 0xa, 0xd, 0x1b, 0x7f, 0x85, 0xad, 0x34f, 0x61c, 0x115f, 0x180e];
  hidden.push(0x200b, 0x200d, 0x200e, 0x2028, 0x2029, 0x202e, 0x2060, 0x2066, 0x3164, 0xd800);
  hidden.push(0xe000, 0xfeff, 0xfff9, 0xe0041);
  for (const point of hidden) {
    const sign = String.fromCodePoint(point);
    t.notOk(isReadable(sign), `U+${point.toString(16)} alone`);
    t.notOk(isReadable(`Home${sign}team`), `U+${point.toString(16)} in a name`);
  }
  for (const empty of ['', ' ', '\u00a0', '\u2800', '\u3000', '\ufe0f', '\u0301']) {
    t.notOk(isReadable(empty), JSON.stringify(empty));
  }
  t.end();
});

test('readable: a long text is looked at once', (t) => {
  const startedAtMs = performance.now();
  t.ok(isReadable(`${' '.repeat(1_000_000)}x`));
  t.notOk(isReadable(' '.repeat(1_000_000)));
  t.ok(performance.now() - startedAtMs < 30_000, 'not once for each character');
  t.end();
});
