/** Layered rows over the store on disk: random rows, and checkpoints in between, against a Map. */
import { test } from 'tap';
import { BEFORE_ALL_KEYS, BEHIND_ALL_KEYS } from '../../src/journal/batch-check.ts';
import { LayeredRows } from '../../src/journal/layered-rows.ts';
import { MAP_BYTES } from '../../src/journal/lmdb-environment.ts';
import { RowStore } from '../../src/journal/row-store.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const ROUNDS = 60;
const ROWS_PER_ROUND = 300;
/** So few that rows are written and deleted again and again, and more than a page of the store. */
const KEYS = 3_000;

type PlainRows = Map<string, string>;

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

function change(rows: LayeredRows, plain: PlainRows, random: SeededRandom): void {
  for (let i = 0; i < ROWS_PER_ROUND; i += 1) {
    const key = `k${random.uint32() % KEYS}`;
    const isDeleted = random.uint32() % 3 === 0;
    const value = `v${random.uint32()}`;
    rows.put([{ key: bytesOf(key), value: isDeleted ? undefined : bytesOf(value) }]);
    if (isDeleted) plain.delete(key);
    else plain.set(key, value);
  }
}

/** All rows, page by page. */
function listed(rows: LayeredRows, limit: number, reverse: boolean): string[] {
  const found: string[] = [];
  let start: Uint8Array = BEFORE_ALL_KEYS;
  let end: Uint8Array = BEHIND_ALL_KEYS;
  for (;;) {
    const page = rows.page({ start, end, limit, reverse });
    for (const row of page) found.push(Buffer.from([...row.key, 61, ...row.value]).toString());
    const last = page.at(-1);
    if (last === undefined || page.length < limit) return found;
    if (reverse) end = last.key;
    else start = Uint8Array.of(...last.key, 0);
  }
}

test('row store: with what is in memory it reads as a Map, whatever is written', async (t) => {
  const file = { directory: t.testdir(), mapBytes: MAP_BYTES, mayCreate: true };
  const store = RowStore.open(file);
  const rows = new LayeredRows(store, [7, 8]);
  const plain: PlainRows = new Map();
  const random = new SeededRandom(11);
  const check = (when: string): void => {
    const expected = [...plain].sort(([left], [right]) => (left < right ? -1 : 1));
    const told = expected.map(([key, value]) => `${key}=${value}`);
    const limit = [1_500, 7, 100_000][random.uint32() % 3] ?? 1;
    const isForward = random.uint32() % 2 === 0;
    const found = listed(rows, limit, !isForward);
    if (!isForward) found.reverse();
    t.ok(found.join() === told.join(), `${when}, in pages of ${limit}`);
    const key = `k${random.uint32() % KEYS}`;
    const value = rows.read(bytesOf(key));
    t.equal(value && Buffer.from(value).toString(), plain.get(key));
  };
  for (let round = 1; round <= ROUNDS; round += 1) {
    change(rows, plain, random);
    check(`round ${round}, in memory`);
    const written = store.write(rows.seal(), { sequence: round, hash: new Uint8Array(32) });
    change(rows, plain, random);
    check('while it is being written');
    await written;
    check('when it is written');
    rows.stored();
    t.equal(store.checkpoint.sequence, round);
    check('and said to be');
  }
  await store.close();
});
