import fc from 'fast-check';
import { test } from 'tap';
import {
  decodeHomeCursor,
  encodeHomeCursor,
  pageOfHomes,
} from '../../../src/gateway/routes/pages-of-homes.ts';
import type { Services } from '../../../src/gateway/routes/services.ts';
import { encodeCursor } from '../../../src/gateway/routing/cursor.ts';
import { must } from '../../../src/kernel/assert.ts';
import { playerKey, slotOfPlayer } from '../../../src/kernel/ids.ts';
import { shardOfSlot } from '../../../src/kernel/slots.ts';

const SHARDS = 4;
/** At home on the last of four shards. */
const PLAYER = playerKey(1_023, 1);
const HOME = 3;
const SERVICES = { client: { shardCount: SHARDS } } as Services;

/** Homes with their rows, newest first; each answers as a shard does. */
function shardsWith(lists: readonly (readonly number[])[]) {
  const homes = [HOME, 1, 0].slice(0, lists.length);
  return async (part: { shard: number; limit: number; after: readonly number[] | null }) => {
    const index = homes.indexOf(part.shard);
    const rows = must(lists[index], 'a shard was asked that was never a home');
    const from = part.after === null ? 0 : rows.indexOf(part.after[0] ?? 0) + 1;
    const page = rows.slice(from, from + part.limit);
    const last = page.at(-1);
    const isMore = last !== undefined && from + part.limit < rows.length;
    const before = homes[index + 1];
    const reply = {
      rows: page,
      next: isMore ? [last] : null,
      ...(isMore || before === undefined ? {} : { continuesAt: before }),
    };
    return { ok: true, reply, replayed: false } as const;
  };
}

test('pages of homes: together they are the lists of all homes, each row once, in order', (t) =>
  fc
    .assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constant(0), { maxLength: 7 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 5 }),
        async (shapes, limit) => {
          let row = 0;
          const lists = shapes.map((shape) =>
            shape.map(() => {
              row += 1;
              return row;
            }),
          );
          const ask = shardsWith(lists);
          const seen: number[] = [];
          let cursor: string | undefined;
          do {
            const after = decodeHomeCursor(SERVICES, cursor, 1);
            if (after === undefined) throw new Error(`refused its own cursor ${cursor}`);
            const wanted = { player: PLAYER, limit, after };
            const page = await pageOfHomes(SERVICES, wanted, ask);
            if (!page.ok) throw new Error(page.code);
            const { rows, next } = page.reply;
            seen.push(...rows);
            cursor = next === null ? undefined : encodeHomeCursor(next, 1);
            if (cursor !== undefined && rows.length !== limit) throw new Error('a short page');
          } while (cursor !== undefined);
          t.same(seen, lists.flat());
        },
      ),
    )
    .then(() => t.end()));

test('pages of homes: a refusal of one home is the answer', async (t) => {
  const sound = shardsWith([[1], [2]]);
  const refused = { ok: false, code: 'shardUnavailable', facts: null } as const;
  const wanted = { player: PLAYER, limit: 2, after: null };
  const page = await pageOfHomes<number, readonly number[]>(SERVICES, wanted, async (part) =>
    part.shard === HOME ? sound(part) : refused,
  );
  t.same(page, refused);
});

test('pages of homes: cursors', (t) => {
  const at = (shard: number, place: readonly number[] | null) =>
    encodeHomeCursor({ shard, place }, 2);
  for (const place of [[7, 0], null]) {
    for (const shard of [HOME, 0]) {
      t.same(decodeHomeCursor(SERVICES, at(shard, place), 2), { shard, place });
    }
  }
  t.equal(decodeHomeCursor(SERVICES, undefined, 2), null);
  for (const made of [
    [],
    [7],
    [7, 0],
    [7, 0, SHARDS],
    [7, 0, 0, 0],
    [7, -1, 0],
    [7, 0.5, 0],
    ['7', 0, 0],
  ]) {
    const cursor = encodeCursor(made);
    t.equal(decodeHomeCursor(SERVICES, cursor, 2), undefined, JSON.stringify(made));
  }
  t.end();
});

test('pages of homes: a cursor from before a move goes on where it ended', async (t) => {
  const before = { client: { shardCount: 2 } } as Services;
  const homeBefore = shardOfSlot(slotOfPlayer(PLAYER), 2);
  const cursor = encodeHomeCursor({ shard: homeBefore, place: [2] }, 1);
  t.same(decodeHomeCursor(before, cursor, 1), { shard: homeBefore, place: [2] });
  const after = decodeHomeCursor(SERVICES, cursor, 1);
  if (after === undefined) throw new Error('a cursor from before is refused');
  const ask = shardsWith([[], [1, 2, 3, 4]]);
  const page = await pageOfHomes(SERVICES, { player: PLAYER, limit: 7, after }, ask);
  t.match(page, { ok: true, reply: { rows: [3, 4], next: null } });
});
