import { test } from 'tap';
import { TableJudge } from '../../../actors/games/table-judge.ts';

const WORDS = [0, 1, 2, 3, 5, 0xffff_fffd];
const NONE = new Uint32Array(WORDS.length);
const SEGMENT = { masks: [Uint32Array.from(WORDS)], playerKey: NONE, acceptedOffsetMs: NONE };

test('table judge: the bits of the mask say which pick it is, and the table what it wins', (t) => {
  const judge = new TableJudge(Uint8Array.of(0, 2, 0, 1), 3);
  t.same(
    WORDS.map((word) => judge.tierOf(word)),
    [0, 2, 0, 1, 2, 2],
  );
  const wins = [7, 7];
  t.equal(judge.winsAt(SEGMENT, 3, wins), 1);
  t.same(wins, [1, 0]);
  const [counts, winners] = [new Float64Array(3), new Uint32Array(WORDS.length)];
  t.equal(judge.collect(SEGMENT, WORDS.length, counts, winners), 4);
  t.same([...counts], [2, 1, 3]);
  t.same([...winners.subarray(0, 4)], [1, 3, 4, 5]);
  t.throws(() => new TableJudge(Uint8Array.of(0), 3).tierOf(2), /none that there is/);
  t.end();
});
