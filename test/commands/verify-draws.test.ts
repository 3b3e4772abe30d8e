import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { verifyDraws } from '../../src/commands/verify-draws.ts';
import { verdictOf } from '../../src/fairness/verdict.ts';
import { must } from '../../src/kernel/assert.ts';
import { announcementOf, sealedAnnouncementOf } from '../support/engine/announcements.ts';
import { goldenDraws, goldenPostponedDraws } from '../support/fairness/fairness-golden.ts';

const { transcript } = must(goldenDraws()[1], 'the vectors hold no draw without a jackpot');

test('verify draws: an announcement that is refused proves nothing for the others', (t) => {
  const folder = t.testdir({});
  const onSale = announcementOf(transcript);
  const late = sealedAnnouncementOf(transcript);
  const announced = [late, { ...onSale, commitment: '0'.repeat(64) }].map((content, index) => {
    const path = join(folder, `${index}.json`);
    writeFileSync(path, JSON.stringify(content));
    return path;
  });
  const { reports } = verifyDraws([transcript], { announced, tickets: [], receipt: [], stock: [] });
  t.match(
    reports.flatMap(({ unchecked }) => unchecked),
    [{ text: /before the sale ended/ }],
  );
  t.ok(reports.some(({ ok }) => !ok));
  t.end();
});

test('verify draws: what is lacking is named by draw where there are more than one', (t) => {
  const files = { announced: [], tickets: [], receipt: [], stock: [] };
  const alone = verifyDraws([transcript], files).unchecked;
  t.match(alone, [
    { text: /before the sale \(--announced/ },
    { text: /each prize \(--tickets FILE\)/ },
  ]);
  const other = { ...transcript, drawId: 'dr_00000f9' };
  const both = verifyDraws([transcript, other], files).unchecked;
  t.match(both, [
    { text: /in dr_00000b2, dr_00000f9 \(--announced FILE for each\)/ },
    { text: /dr_00000b2, dr_00000f9/ },
  ]);
  t.match(verifyDraws([null, 7], files).reports, [{ ok: false }, { ok: false }, { checks: [] }]);
  t.end();
});

test('verify draws: only the file of tickets tells which of them were given back', (t) => {
  const golden = must(goldenPostponedDraws()[1], 'the vectors hold no returns');
  const folder = t.testdir({});
  const keep = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const tickets = keep('tickets', Buffer.from(golden.sealedTickets, 'base64'));
  const [receipt] = golden.receipts;
  const none = { announced: [], stock: [] };
  const told = keep('receipt', JSON.stringify(receipt));
  const without = verifyDraws([golden.transcript], { ...none, tickets: [], receipt: [told] });
  t.ok(
    without.unchecked.some(({ text }) => text === 'which tickets were given back (--tickets FILE)'),
  );
  t.match(
    without.reports.flatMap(({ unchecked }) => unchecked),
    [{ name: 'returned', text: 'whether the ticket was given back (--tickets FILE)' }],
  );
  const whole = verifyDraws([golden.transcript], { ...none, tickets: [tickets], receipt: [told] });
  t.notOk(whole.unchecked.some(({ text }) => text.includes('given back')));
  t.same(
    whole.reports.flatMap(({ unchecked }) => unchecked),
    [],
  );
  t.ok(whole.reports.every(({ ok }) => ok));
  const { returned: _, ...lying } = must(receipt, 'the first ticket');
  const silent = keep('lying', JSON.stringify(lying));
  const found = verifyDraws([golden.transcript], {
    ...none,
    tickets: [tickets],
    receipt: [silent],
  });
  t.notOk(
    found.reports.every(({ ok }) => ok),
    'it hides that it was given back',
  );
  t.end();
});

test('verify draws: a rollover that is found in part only ends with 2, not with 0 or 1', (t) => {
  const { drawId, rolloverMinor, terms } = transcript;
  const later = { ...terms, closesAt: terms.resultsAt };
  const heirOf = (amountMinor: number) => {
    const jackpotFrom = [{ drawId, amountMinor }];
    const inherited = { jackpotFrom, jackpotInMinor: amountMinor };
    return { ...transcript, drawId: 'dr_00000f8', terms: later, ...inherited };
  };
  const files = { announced: [], tickets: [], receipt: [], stock: [] };
  const ending = (amountMinor: number) => {
    const { reports } = verifyDraws([transcript, heirOf(amountMinor)], files);
    // Those of the single files are put aside: the heir's own seals are not of this draw.
    const tied = reports.filter(({ checks }) => checks.some(({ name }) => name === 'rollover'));
    return verdictOf(tied, { unchecked: [], notes: [] });
  };
  t.match(ending(rolloverMinor), { exitCode: 0 });
  const lastLine = `where 1 of the ${rolloverMinor} that ${drawId} rolled over went`;
  t.match(ending(rolloverMinor - 1), { exitCode: 2, lastLine });
  t.match(ending(rolloverMinor + 1), { exitCode: 1 });
  t.end();
});
