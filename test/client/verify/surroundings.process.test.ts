/** All vectors, once more: the verifier's own tests, run on what a page hashes with. */
import { spawnSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { test } from 'tap';
import * as inPage from '../../../client/src/verify/surroundings.ts';
import * as inNode from '../../../src/fairness/verifier/surroundings.ts';

const SUPPORT = new URL('../../support/client/', import.meta.url);
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

test("surroundings: a page's hash as Node's do, at each length about a block's", (t) => {
  for (const { sha256Of, partedSha256, hmacSha512 } of [inNode, inPage]) {
    for (let length = 0; length < 300; length += 1) {
      const message = Uint8Array.from({ length }, (_, index) => (7 * index + length) % 256);
      const due = createHash('sha256').update(message).digest('hex');
      const parted = partedSha256();
      for (let at = 0; at < length; at += 61) parted.add(message.subarray(at, at + 61));
      t.equal(hexOf(sha256Of(message)), due);
      t.equal(hexOf(parted.digest()), due);
      for (const key of [message, message.subarray(length >> 1)]) {
        const mac = createHmac('sha512', key).update(message).digest('hex');
        t.equal(hexOf(hmacSha512(key, message)), mac);
      }
    }
  }
  t.end();
});

test("surroundings: the verifier's tests pass on those of a page", (t) => {
  const args = ['--import', new URL('page-surroundings.js', SUPPORT).href];
  const script = fileURLToPath(new URL('verifier-tests.js', SUPPORT));
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args, script], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, TAP_CHILD_ID: '1' },
    maxBuffer: 2 ** 28,
  });
  const failed = stdout.split('\n').filter((line) => /^\s*not ok/.test(line));
  t.same(failed, []);
  t.equal(status, 0, stderr);
  const files = stdout.match(/^ok \d+ - dist\/test\/fairness\//gm) ?? [];
  t.ok(files.length > 35, `${files.length} files`);
  t.end();
});

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
