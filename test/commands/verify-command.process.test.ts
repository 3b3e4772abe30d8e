/** `tirage verify` as a player runs it: files in, a last line and an exit code out. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Test, test } from 'tap';
import type { Transcript } from '../../src/fairness/transcript.ts';
import { must } from '../../src/kernel/assert.ts';
import {
  announcementOf,
  raffleAnnouncementOf,
  sealedAnnouncementOf,
} from '../support/engine/announcements.ts';
import { goldenCancelledDraw, goldenDraws } from '../support/fairness/fairness-golden.ts';
import { RAFFLE_SHAPES, raffleTranscript } from '../support/fairness/raffle-transcripts.ts';
import { outsidePlayer } from '../support/samples/raffle-events.ts';

const LAUNCHER = fileURLToPath(new URL('../../bundle/launch.cjs', import.meta.url));
const draw = must(goldenDraws()[1], 'the vectors hold no draw without a jackpot');
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
  t.match(verify(t, WHOLE, args), { status: 0, lastLine: /^verified; /, errors: '' });
  t.match(verify(t, WHOLE, args).lastLine, /; dr_00000b2 inherited nothing: [^;]*$/);
  t.match(verify(t, WHOLE, args).lines.join('\n'), /ok {3}ticket: tk_\w+ of player \S+ with \d/);
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
  const five = must(goldenDraws()[0], 'the vectors hold no draw with a jackpot').transcript;
  const alone = verify(t, { 't.json': five }, ['t.json']);
  t.match(alone, {
    status: 2,
    lastLine:
      /NOT checked: .*the jackpot of dr_00000a1 came from dr_000009z, dr_00000a0 \(the transcript/,
  });
  const strangers = verify(t, { 'b.json': five, 't.json': transcript }, ['b.json', 't.json']);
  t.match(strangers, { status: 1, lastLine: 'NOT verified' });
  t.match(strangers.lines.join('\n'), /FAIL rollover: dr_00000b2 inherits from daily-6of45/);
  t.end();
});

test('verify command: a jackpot from nowhere is not checked, whatever else is given', (t) => {
  const files = {
    't.json': withJackpot(transcript, [['dr_000009z', 108_000]]),
    'a.json': announcementOf(transcript),
    's.bin': WHOLE['s.bin'],
  };
  const args = ['t.json', '--announced', 'a.json', '--tickets', 's.bin'];
  const found = verify(t, files, args);
  t.match(found, { status: 2, lastLine: /NOT checked: that the jackpot .* dr_000009z \(the/ });
  t.notMatch(found.lines.join('\n'), /FAIL/);
  t.end();
});

test('verify command: draws are verified whole with the files of each, in any order', (t) => {
  const other = goldenCancelledDraw();
  const files = {
    ...WHOLE,
    'c.json': other.transcript,
    'ca.json': announcementOf(other.transcript),
    'cr.json': other.receipts[0],
    'cs.bin': Buffer.from(other.sealedTickets, 'base64'),
  };
  const announced = ['--announced', 'ca.json', '--announced', 'a.json'];
  const tickets = ['--tickets', 'cs.bin', '--tickets', 's.bin'];
  const receipts = ['--receipt', 'cr.json', '--receipt', 'r.json'];
  const both = ['t.json', 'c.json'];
  const whole = verify(t, files, [...both, ...announced, ...tickets, ...receipts]);
  t.match(whole, { status: 0, lastLine: /^verified; dr_00000b2 inherited nothing/, errors: '' });
  const lacking = verify(t, files, [...both, '--announced', 'ca.json', ...tickets]);
  t.match(lacking, { status: 2, lastLine: /promised before the sale in dr_00000b2 \(--announced/ });
  const uncounted = verify(t, files, [...both, ...announced, '--tickets', 'cs.bin']);
  t.match(uncounted, { status: 2, lastLine: /how many tickets won each prize \(--tickets/ });
  const strange = verify(t, files, ['t.json', '--tickets', 'cs.bin']);
  t.match(strange, { status: 1, lines: /FAIL tickets: it is of draw dr_00000c3/ });
  t.end();
});

test('verify command: a rollover that two draws took is refused', (t) => {
  const { drawId, rolloverMinor, terms } = transcript;
  const later = { ...terms, closesAt: terms.resultsAt };
  const heir = (id: string) => {
    const forged = withJackpot({ ...transcript, terms: later }, [[drawId, rolloverMinor]]);
    return { ...forged, drawId: id };
  };
  const files = {
    'a.json': transcript,
    'b.json': heir('dr_00000f8'),
    'c.json': heir('dr_00000f9'),
  };
  const once = verify(t, files, ['a.json', 'b.json']).lines.join('\n');
  t.match(once, /ok {3}rollover/);
  const twice = verify(t, files, ['a.json', 'b.json', 'c.json']);
  t.match(twice.lines.join('\n'), /FAIL rollover: dr_00000b2 rolled 64993 over, of which 129986/);
  t.end();
});

test('verify command: one announcement from the sale is the promise, others agree', (t) => {
  const sealed = sealedAnnouncementOf(transcript);
  const files = {
    ...WHOLE,
    'l.json': sealed,
    'x.json': { ...sealed, ticketsRoot: '0'.repeat(64) },
  };
  const counted = ['t.json', '--tickets', 's.bin'];
  const late = verify(t, files, [...counted, '--announced', 'l.json']);
  t.match(late, { status: 2, lastLine: /before the sale ended \(it was kept when sealed\)/ });
  const both = [...counted, '--announced', 'a.json', '--announced', 'l.json'];
  t.match(verify(t, files, both), { status: 0 });
  const other = [...counted, '--announced', 'x.json', '--announced', 'a.json'];
  t.match(verify(t, files, other), { status: 1, lines: /FAIL state: ticketsRoot is not what/ });
  t.end();
});

test('verify command: a raffle is held to its announcement', (t) => {
  const raffle = raffleTranscript(must(RAFFLE_SHAPES[0], 'there is no raffle'));
  const files = { 't.json': raffle, 'a.json': raffleAnnouncementOf(raffle) };
  t.match(verify(t, files, ['t.json', '--announced', 'a.json']), { status: 0 });
  t.match(verify(t, files, ['t.json']), { status: 2, lastLine: /NOT checked: that all of this/ });
  t.match(verify(t, files, ['t.json', '--tickets', 'a.json']), {
    status: 1,
    errors: /^--tickets belongs to a draw\.\n$/,
  });
  t.end();
});

test('verify command: a raffle without an entry of the player is refused', (t) => {
  const raffle = raffleTranscript(must(RAFFLE_SHAPES[0], 'there is no raffle'));
  const files = { 't.json': raffle, 'a.json': raffleAnnouncementOf(raffle) };
  const args = ['t.json', '--announced', 'a.json', '--player'];
  const found = verify(t, files, [...args, outsidePlayer(0)]);
  t.match(found, { status: 0, lines: /ok {3}entries: .*entry 0: a stake of/ });
  const none = verify(t, files, [...args, outsidePlayer(9_999)]);
  t.match(none, { status: 1, lines: /FAIL entries: .*no entry of this player/ });
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

/** More in the jackpot, from these draws, and every sum that follows where nobody has won it. */
function withJackpot(
  draw: Transcript,
  sources: readonly (readonly [string, number])[],
): Transcript {
  const jackpotFrom = sources.map(([drawId, amountMinor]) => ({ drawId, amountMinor }));
  const jackpotInMinor = jackpotFrom.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const tiers = draw.tiers.map((tier, index) => {
    const rule = draw.terms.game.tiers[index];
    const isJackpot = rule?.kind === 'pariMutuel' && rule.jackpot;
    return isJackpot ? { ...tier, poolMinor: tier.poolMinor + jackpotInMinor } : tier;
  });
  const rolloverMinor = draw.rolloverMinor + jackpotInMinor;
  return { ...draw, jackpotFrom, jackpotInMinor, tiers, rolloverMinor };
}
