/** `kill -9` of the whole engine, at random instants, under purchases, over two shards. */
import { test } from 'tap';
import { runCrashRounds } from '../support/rounds/crash-rounds.ts';
import { DRAW_AIMS, GamblingRounds } from '../support/rounds/gambling-rounds.ts';

test('crash: whenever the engine is killed, every answer that it gave holds', (t) =>
  runCrashRounds(t, { aims: DRAW_AIMS, roundCount: 20, open: GamblingRounds.open }));
