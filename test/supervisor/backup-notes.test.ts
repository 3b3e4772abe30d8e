import { test } from 'tap';
import { BackupNotes, isNoteBackup } from '../../src/supervisor/backup-notes.ts';
import { EPOCH_MS, FakeClock } from '../support/sources/fake-clock.ts';

test('backup notes: the last one that was told of', (t) => {
  const clock = new FakeClock();
  const notes = new BackupNotes(clock);
  t.equal(notes.last(), null);
  for (const number of [3, 4]) {
    clock.advance(60_000);
    const cutAtMs = EPOCH_MS + number;
    t.match(notes.note({ command: 'noteBackup', number, cutAtMs }), { ok: true });
  }
  t.same(notes.last(), {
    number: 4,
    cutAt: '2026-01-01T15:00:00.004Z',
    doneAt: '2026-01-01T15:02:00.000Z',
  });
  t.end();
});

test('backup notes: what is no note is not taken for one', (t) => {
  const note = { command: 'noteBackup', number: 3, cutAtMs: EPOCH_MS };
  t.ok(isNoteBackup(note));
  for (const nonsense of [
    null,
    'noteBackup',
    {},
    { ...note, number: 1.5 },
    { ...note, number: '3' },
  ]) {
    t.notOk(isNoteBackup(nonsense));
  }
  t.notOk(isNoteBackup({ ...note, cutAtMs: 8.64e15 + 1 }), 'there is no such date');
  t.notOk(isNoteBackup({ ...note, cutAtMs: undefined }));
  t.end();
});
