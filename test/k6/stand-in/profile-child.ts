/**
 * Runs one profile in a process of its own, one virtual user, one iteration after the other: the
 * profile's thread stands still while it waits for an answer, as in k6.
 */
import { register } from 'node:module';
import { must } from '../../../src/kernel/assert.ts';
import { scenario } from './execution.ts';
import type { ProfileOutcome, ProfileRun } from './profile-run.ts';
import { recorder } from './recorder.ts';
import { judgeThresholds } from './thresholds.ts';
import { socketsClosed } from './websockets.ts';

interface Profile {
  readonly options: {
    readonly scenarios: Readonly<Record<string, object>>;
    readonly thresholds: Readonly<Record<string, readonly string[]>>;
  };
  readonly setup: () => unknown;
  readonly default: (setting: unknown) => unknown;
  readonly teardown?: (setting: unknown) => void;
}

process.once('message', (run: ProfileRun) => {
  perform(run).then(
    (outcome) => process.send?.(outcome),
    (error: Error) => process.send?.({ failure: error.stack ?? error.message }),
  );
});
process.on('disconnect', () => process.exit(0));

async function perform({ url, variables, iterations, atLeastMs }: ProfileRun) {
  register('./resolve-k6.js', import.meta.url);
  Object.assign(globalThis, { __ENV: variables });
  const profile = (await import(url)) as Profile;
  const { scenarios, thresholds } = profile.options;
  // What setup returns reaches a virtual user of k6 as JSON.
  const setting = JSON.parse(JSON.stringify(profile.setup()));
  recorder.scenario = must(Object.keys(scenarios)[0], 'a profile has a scenario');
  const untilMs = performance.now() + atLeastMs;
  while (scenario.iterationInTest < iterations || performance.now() < untilMs) {
    await profile.default(setting);
    await socketsClosed();
    scenario.iterationInTest += 1;
  }
  recorder.scenario = undefined;
  profile.teardown?.(setting);
  const outcome: ProfileOutcome = {
    checks: recorder.checks,
    thresholds: judgeThresholds(thresholds, recorder),
    iterationCount: scenario.iterationInTest,
  };
  return outcome;
}
