/**
 * Reads TAP, prints one line per test file, whatever a failed file said, and `N passed, N failed`.
 *
 * Why: tap's own reporters either print every assertion (tens of thousands of lines) or redraw the
 * screen, and none ends with a line that says in plain words how it went. A test here is a named
 * test of a file; a file that fails without a failed test (a crash, a time-out) counts as one, and
 * so does a file without a test. Files that share a process (`test/support/groups/`) are told apart
 * as if each had run alone: the process names them all first, so one that is missing has failed.
 */
import { createInterface } from 'node:readline';

const total = { passed: 0, failed: 0, skipped: 0 };
let block = [];
let explaining = false;

function print(text) {
  process.stdout.write(`${text}\n`);
}

/** The tests of a file by how they ended: the points one level below the file's own. */
function countTests(lines) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const line of lines) {
    const point = /^ {4}(not )?ok \d+\b(.*)$/.exec(line);
    if (point === null) continue;
    if (/ # (SKIP|TODO)\b/i.test(point[2])) counts.skipped += 1;
    else if (point[1] === undefined) counts.passed += 1;
    else counts.failed += 1;
  }
  return counts;
}

/** The failed points and their explanations; passed points and empty lines are left out. */
function printFailures(lines) {
  for (const line of lines)
    if (!/^\s*(TAP version|ok \d|1\.\.\d|# time=|# holds |$)/.test(line)) print(line);
}

/** A file's end: what the line that closes it says about it. Undefined for any other line. */
function endOf(line) {
  const [, bad, name, time = ''] = /^(not )?ok \d+ - (.*?)(?: # time=(\S+))?$/.exec(line) ?? [];
  return name === undefined ? undefined : { name, time, isBad: bad !== undefined };
}

function reportFile({ name, time, isBad }, lines) {
  const counts = countTests(lines);
  const isEmpty = counts.passed + counts.failed + counts.skipped === 0;
  if ((isBad || isEmpty) && counts.failed === 0) counts.failed = 1;
  if (counts.failed > 0) printFailures(lines);
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  const failures = counts.failed > 0 ? `, ${counts.failed} FAILED` : '';
  const word = counts.failed > 0 ? 'FAIL' : 'ok  ';
  print(`${word} ${name} (${counts.passed}${failures}${skipped}) ${time}`);
  for (const key of Object.keys(total)) total[key] += counts[key];
  return counts.failed;
}

/** A process that ran several files: each is reported, then what belongs to none of them. */
function reportGroup(end, held, lines) {
  const missing = new Set(held);
  let own = [];
  let failed = 0;
  for (const line of lines.map((one) => one.slice(4))) {
    own.push(line);
    const ofFile = endOf(line);
    if (ofFile === undefined || !missing.delete(ofFile.name)) continue;
    failed += reportFile(ofFile, own);
    own = [];
  }
  for (const name of missing) {
    const isBegun = own.includes(`# Subtest: ${name}`);
    const reason = isBegun ? 'ended the process' : 'did not run: the process had ended';
    failed += reportFile({ name, time: reason, isBad: true }, isBegun ? own : []);
    if (isBegun) own = [];
  }
  const isStray = own.some((line) => /^not ok \d/.test(line));
  if (isStray || (end.isBad && failed === 0)) reportFile({ ...end, isBad: true }, own);
}

function endFile(line) {
  const end = endOf(line);
  if (end === undefined) return;
  const held = block.flatMap((one) => /^ {4}# holds (.*)$/.exec(one)?.[1] ?? []);
  if (held.length === 0) reportFile(end, block);
  else reportGroup(end, held, block);
  block = [];
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
process.exitCode = total.failed > 0 ? 1 : 0;
