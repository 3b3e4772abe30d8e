/**
 * Reads TAP, prints one line per test file, whatever a failed file said, and `N passed, N failed`.
 *
 * Why: tap's own reporters either print every assertion (tens of thousands of lines) or redraw the
 * screen, and none ends with a line that says in plain words how it went. A test here is a named
 * test of a file; a file that fails without a failed test (a crash, a time-out) counts as one.
 */
import { createInterface } from 'node:readline';

const total = { passed: 0, failed: 0, skipped: 0 };
let block = [];
let explaining = false;
let file = { passed: 0, failed: 0, skipped: 0 };

function print(text) {
  process.stdout.write(`${text}\n`);
}

function countTest(line) {
  const point = /^ {4}(not )?ok \d+\b(.*)$/.exec(line);
  if (point === null) return;
  if (/ # (SKIP|TODO)\b/i.test(point[2])) file.skipped += 1;
  else if (point[1] === undefined) file.passed += 1;
  else file.failed += 1;
}

/** The failed points and their explanations; passed points and empty lines are left out. */
function printBlock() {
  for (const line of block)
    if (!/^\s*(TAP version|ok \d|1\.\.\d|# time=|$)/.test(line)) print(line);
}

function endFile(line) {
  const [, bad, name, time] = /^(not )?ok \d+ - (.*?)(?: # time=(\S+))?$/.exec(line) ?? [];
  if (name === undefined) return;
  const failed = bad !== undefined;
  const empty = file.passed + file.failed + file.skipped === 0;
  if ((failed || empty) && file.failed === 0) file.failed += 1;
  if (file.failed > 0) printBlock();
  const skipped = file.skipped > 0 ? `, ${file.skipped} skipped` : '';
  const failures = file.failed > 0 ? `, ${file.failed} FAILED` : '';
  print(
    `${file.failed > 0 ? 'FAIL' : 'ok  '} ${name} (${file.passed}${failures}${skipped}) ${time ?? ''}`,
  );
  for (const key of Object.keys(total)) total[key] += file[key];
  block = [];
  file = { passed: 0, failed: 0, skipped: 0 };
}

/** What tap says about a failed file after the fact: keep how it ended, not how it was started. */
function explain(line) {
  if (line === '  ...') explaining = false;
  else if (/^ {2}(?!-|stdio|cwd|externalID|command|args|jobId)\S/.test(line)) print(line);
}

for await (const line of createInterface({ input: process.stdin })) {
  if (block.length === 0 && line === '  ---') explaining = true;
  else if (explaining) explain(line);
  else {
    countTest(line);
    block.push(line);
    if (/^(not )?ok \d/.test(line)) endFile(line);
    if (!/^Bail out!/.test(line)) continue;
    total.failed += 1;
    print(line);
  }
}
if (total.passed + total.failed === 0) {
  print('no test ran');
  total.failed = 1;
}
if (total.skipped > 0) print(`${total.skipped} skipped`);
print(`${total.passed} passed, ${total.failed} failed`);
