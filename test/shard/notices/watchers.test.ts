import { test } from 'tap';
import { drawNo, playerKey } from '../../../src/kernel/ids.ts';
import { WATCHED_DRAWS_MAX } from '../../../src/kernel/limits.ts';
import { Watchers } from '../../../src/shard/notices/watchers.ts';

const ANNA = playerKey(1, 1);
const BERT = playerKey(2, 1);
const DRAW = drawNo(7);

test('watchers: each gateway is a bit, until it ends its watch or is gone', (t) => {
  const watchers = new Watchers();
  t.ok(watchers.isIdle);
  watchers.change(1, { watch: 'begin', players: [ANNA, BERT], draws: [DRAW] });
  watchers.change(2, { watch: 'begin', players: [ANNA], draws: [] });
  watchers.change(2, { watch: 'begin', players: [ANNA], draws: [] });
  t.equal(watchers.ofPlayer(ANNA), 0b110);
  t.equal(watchers.ofPlayer(BERT), 0b010);
  t.equal(watchers.ofDraw(DRAW), 0b010);
  t.equal(watchers.ofAnyDraw(), 0b010);
  watchers.change(1, { watch: 'end', players: [ANNA], draws: [DRAW] });
  watchers.change(1, { watch: 'end', players: [ANNA], draws: [DRAW] });
  t.equal(watchers.ofPlayer(ANNA), 0b100);
  t.equal(watchers.ofDraw(DRAW), 0);
  t.equal(watchers.playerCount, 2);
  watchers.forget(1);
  t.same([...watchers.players], [ANNA]);
  watchers.forget(2);
  t.ok(watchers.isIdle, 'nothing is left behind');
  t.end();
});

test('watchers: a gateway watches no more than its part', (t) => {
  const watchers = new Watchers();
  const draws = Array.from({ length: WATCHED_DRAWS_MAX + 1 }, (_, i) => drawNo(i + 1));
  watchers.change(1, { watch: 'begin', players: [], draws });
  t.equal(watchers.ofDraw(drawNo(WATCHED_DRAWS_MAX)), 2);
  t.equal(watchers.ofDraw(drawNo(WATCHED_DRAWS_MAX + 1)), 0, 'one too many');
  watchers.change(2, { watch: 'begin', players: [], draws: [drawNo(WATCHED_DRAWS_MAX + 1)] });
  t.equal(watchers.ofDraw(drawNo(WATCHED_DRAWS_MAX + 1)), 4, 'the other has its own');
  t.end();
});
