/** `kill -9` of the whole engine while draws open, with hundreds of standing tickets to enter. */
import { test } from 'tap';
import { runCrashRounds } from '../support/rounds/crash-rounds.ts';
import { OPENING_AIMS, StandingRounds } from '../support/rounds/standing-rounds.ts';

test('standing tickets: whenever the engine is killed, each draw is entered once', (t) =>
  runCrashRounds(t, { aims: OPENING_AIMS, roundCount: 10, open: StandingRounds.open }));
