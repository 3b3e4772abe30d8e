/** `tirage verify` as a player runs it: files in, a last line and an exit code out. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Test, test } from 'tap';
import { must } from '../../src/kernel/assert.ts';
import { announcementOf, raffleAnnouncementOf } from '../support/announcements.ts';
import { goldenCancelledDraw, goldenDraws } from '../support/fairness-golden.ts';
import { RAFFLE_SHAPES, raffleTranscript } from '../support/raffle-transcripts.ts';

const LAUNCHER = fileURLToPath(new URL('../../src/launch.cjs', import.meta.url));
const draw = must(goldenDraws()[1], 'the vectors hold a draw without a jackpot');
const { transcript } = draw;

function folderOf(t: Test, files: Readonly<Record<string, unknown>>): string {
  const folder = t.testdir({});
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.isBuffer(content) ? content : JSON.stringify(content);
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

/** Writes each file by its name, and runs the command with these arguments. */
function verify(t: Test, files: Readonly<Record<string, unknown>>, args: readonly string[]) {
  const folder = folderOf(t, files);
  const command = [LAUNCHER, 'verify', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder });
  const lines = stdout.toString().trimEnd().split('\n');
  return { status, lines, lastLine: lines.at(-1) ?? '', errors: stderr.toString() };
}

const WHOLE = {
  't.json': transcript,
  'a.json': announcementOf(transcript),
  'r.json': draw.receipts[0],
  's.bin': Buffer.from(draw.sealedTickets, 'base64'),
};

test('verify command: with every file it is verified, and ends with 0', (t) => {
  const args = ['t.json', '--announced', 'a.json', '--receipt', 'r.json', '--tickets', 's.bin'];
  t.match(verify(t, WHOLE, args), { status: 0, lastLine: /^verified$/, errors: '' });
  t.end();
});

test('verify command: what is not given is not checked: the last line says so, with 2', (t) => {
  const noTickets = verify(t, WHOLE, ['t.json', '--announced', 'a.json', '--receipt', 'r.json']);
  t.match(noTickets, { status: 2, lastLine: /NOT checked: how many tickets won each prize/ });
  const noPromise = verify(t, WHOLE, ['t.json', '--tickets', 's.bin']);
  t.match(noPromise, { status: 2, lastLine: /NOT checked: that all of this was promised/ });
  t.end();
});

test('verify command: invented winners end with 2, and with 1 once they are counted', (t) => {
  const tiers = transcript.tiers.map((tier) => {
    if (tier.kind !== 'fixed') return tier;
    const winners = tier.winners + 20;
    return { ...tier, winners, paidMinor: winners * tier.prizeMinor };
  });
  const prizeMinor = must(transcript.tiers[3], 'a fixed tier').prizeMinor;
  const houseMinor = transcript.houseMinor - 20 * prizeMinor;
  const files = { ...WHOLE, 't.json': { ...transcript, tiers, houseMinor } };
  t.equal(verify(t, files, ['t.json', '--announced', 'a.json']).status, 2);
  const counted = verify(t, files, ['t.json', '--announced', 'a.json', '--tickets', 's.bin']);
  t.match(counted, { status: 1, lastLine: 'NOT verified' });
  t.end();
});

test('verify command: what is no announcement is refused in a sentence', (t) => {
  for (const nothing of [{}, [], null, { code: 'drawNotFound', status: 404 }]) {
    const files = { ...WHOLE, 'a.json': nothing };
    const { status, lines, lastLine, errors } = verify(t, files, [
      't.json',
      '--announced',
      'a.json',
    ]);
    t.match({ status, lastLine, errors }, { status: 1, lastLine: 'NOT verified', errors: '' });
    t.ok(
      lines.some((line) => line.startsWith('FAIL format: announcement')),
      lines.join(),
    );
  }
  t.end();
});

test('verify command: a cancelled draw shows what it would have drawn', (t) => {
  const { transcript: cancelled, sealedTickets } = goldenCancelledDraw();
  const files = {
    't.json': cancelled,
    'a.json': announcementOf(cancelled),
    's.bin': Buffer.from(sealedTickets, 'base64'),
  };
  const found = verify(t, files, ['t.json', '--announced', 'a.json', '--tickets', 's.bin']);
  t.match(found, { status: 0, lastLine: /^verified$/ });
  const text = found.lines.join('\n');
  t.match(text, new RegExp(`cancelled: .*would have had ${cancelled.numbers.join(', ')}`));
  t.match(text, /recount: it would have had winners, tier 1: 0, tier 2: 0, tier 3: \d/);
  t.end();
});

test('verify command: two draws are tied, and an untied jackpot is named', (t) => {
  const five = must(goldenDraws()[0], 'the vectors hold a draw with a jackpot').transcript;
  const alone = verify(t, { 't.json': five }, ['t.json']);
  t.match(alone, { status: 2, lastLine: /its jackpot came from dr_000009z, dr_00000a0/ });
  const strangers = verify(t, { 'b.json': five, 't.json': transcript }, ['b.json', 't.json']);
  t.match(strangers, { status: 1, lastLine: 'NOT verified' });
  t.match(strangers.lines.join('\n'), /FAIL rollover: dr_00000b2 inherits from daily-6of45/);
  t.end();
});

test('verify command: a raffle is held to its announcement', (t) => {
  const raffle = raffleTranscript(must(RAFFLE_SHAPES[0], 'there is a raffle'));
  const files = { 't.json': raffle, 'a.json': raffleAnnouncementOf(raffle) };
  t.match(verify(t, files, ['t.json', '--announced', 'a.json']), { status: 0 });
  t.match(verify(t, files, ['t.json']), { status: 2, lastLine: /NOT checked: that all of this/ });
  t.match(verify(t, files, ['t.json', '--tickets', 'a.json']), {
    status: 1,
    errors: /^--tickets belongs to a draw\.\n$/,
  });
  t.end();
});

test('verify command: what a file says cannot write lines of its own, or hide the last', (t) => {
  const { transcript: cancelled } = goldenCancelledDraw();
  const words = 'x)\nverified\n\u001b[8m\u202e\u2028';
  const late = { ...cancelled, cancelReason: words, cancelledAt: cancelled.terms.opensAt };
  for (const file of [late, { ...cancelled, [words]: 1 }]) {
    const { lines } = verify(t, { 't.json': file }, ['t.json']);
    t.equal(lines.filter((line) => /^(ok {2}|FAIL) /.test(line)).length, lines.length - 1);
    t.notMatch(lines.join(''), /[\p{Cc}\u202e\u2028]/u);
  }
  t.end();
});

test('verify command: a pipe may be slow to write, and quick to leave', (t) => {
  const folder = folderOf(t, WHOLE);
  const verifier = `${process.execPath} ${LAUNCHER} verify`;
  for (const [line, exitCode] of [
    [`(sleep 1; cat t.json) | ${verifier} -`, 2],
    [`(head -c 100 s.bin; sleep 1; tail -c +101 s.bin) | ${verifier} t.json --tickets -`, 2],
    [`${verifier} t.json | true; exit \${PIPESTATUS[0]}`, 2],
  ] as const) {
    const { status, stderr } = spawnSync('bash', ['-c', line], { cwd: folder });
    t.match({ status, errors: stderr.toString() }, { status: exitCode, errors: /^$/ }, line);
  }
  t.end();
});
