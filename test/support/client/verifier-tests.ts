/** Every test that has something verified, in one process: started with the page's surroundings. */
import { sha256Of } from '../../../src/fairness/verifier/surroundings.ts';
import { assert } from '../../../src/kernel/assert.ts';
import { groupFiles } from '../groups/group-files.ts';
import { runGroup } from '../groups/run-group.ts';

const VERIFYING = /\/fairness\/(?:verif|tampering|systems|family-draws|tickets-given-back)/;

assert(!Buffer.isBuffer(sha256Of(new Uint8Array(0))), "the verifier runs on Node's surroundings");
await runGroup([
  ...groupFiles('others', 'dist/test').filter((path) => VERIFYING.test(path)),
  'dist/test/fairness/verify-tickets.process.test.js',
]);
