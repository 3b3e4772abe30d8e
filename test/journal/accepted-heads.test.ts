import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { ACCEPTED_FILE, noteAcceptance } from '../../src/journal/accepted-heads.ts';

test('accepted heads: each time is a line, and none is lost', (t) => {
  const directory = t.testdir();
  const heads = [{ sequence: 3, hashHex: 'ab', atMs: 5, isLast: true }];
  noteAcceptance(directory, heads);
  noteAcceptance(directory, []);
  const lines = readFileSync(join(directory, ACCEPTED_FILE), 'utf8').trimEnd().split('\n');
  t.same(
    lines.map((line) => JSON.parse(line)),
    [{ accepted: heads }, { accepted: [] }],
  );
  t.end();
});
