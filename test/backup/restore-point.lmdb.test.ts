/** Which records a restore takes: those of one instant, whichever of them is asked for. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'tap';
import { findBackups } from '../../src/backup/backup-store.ts';
import type { Held } from '../../src/backup/held-records.ts';
import { cutAt, type RestorePoint } from '../../src/backup/restore-point.ts';
import { must } from '../../src/kernel/assert.ts';
import { type BackupsOnDisk, backupsOnDisk, newestIn } from '../support/backup/backups-on-disk.ts';
import { BEGAN_AT_MS, MailingEngine } from '../support/backup/mailing-engine.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const POINTS = 60;

function at(held: Held, point: RestorePoint): readonly number[] {
  return cutAt(held, findBackups(held.directory).backups, point);
}

/** Backups of three instants, and records behind the last that only segments hold. */
async function manyBackups({ engine, backups }: BackupsOnDisk): Promise<Held> {
  for (let i = 0; i < 3; i += 1) {
    await engine.write(80);
    await engine.backUp(backups);
  }
  await engine.write(80);
  return { ...newestIn(backups), segmentsOf: engine.directory };
}

test('restore point: of any time and any record it is the instant at which that was', async (t) => {
  const one = await backupsOnDisk(t);
  const held = await manyBackups(one);
  const { model } = one.engine;
  const random = new SeededRandom(8);
  for (let i = 0; i < POINTS; i += 1) {
    const step = 1 + (random.uint32() % (model.instants.length - 1));
    const instant = must(model.instants[step], 'a step');
    t.same(at(held, { kind: 'time', atMs: BEGAN_AT_MS + step }), instant, `step ${step}`);
    const shard = model.steps.findIndex((steps) => steps.includes(step));
    const sequence = must(instant[shard], 'a shard');
    t.same(
      at(held, { kind: 'record', shard, sequence }),
      instant,
      `record ${sequence} of ${shard}`,
    );
  }
  t.same(at(held, { kind: 'end' }), model.heads);
  t.same(at({ ...held, segmentsOf: undefined }, { kind: 'end' }), at(held, { kind: 'backup' }));
});

test('restore point: where one shard has segments left, it goes as far as the other', async (t) => {
  const one = await backupsOnDisk(t);
  const held = await manyBackups(one);
  const left = join(one.backups, '..', 'left');
  cpSync(one.engine.directory, left, { recursive: true });
  rmSync(join(left, 'shard-1'), { recursive: true });
  const rest = { ...held, segmentsOf: left };
  const cut = at(rest, { kind: 'end' });
  t.ok(one.engine.model.isConsistent(cut));
  t.equal(cut[1], at(held, { kind: 'backup' })[1]);
  t.ok((cut[0] ?? 0) > (at(held, { kind: 'backup' })[0] ?? 0), 'some of it needs nobody else');
  const newest = must(one.engine.model.heads[0], 'a shard');
  const record = { kind: 'record', shard: 0, sequence: newest } as const;
  t.throws(() => at(rest, record), { name: 'BackupError', message: /do not reach the point/ });
  const beyond = { ...record, sequence: newest + 1 };
  t.throws(() => at(rest, beyond), { message: /record \d+ of shard-0 is not held/ });
});

test('restore point: segments of another history are not taken for the rest of it', async (t) => {
  const one = await backupsOnDisk(t);
  const held = await manyBackups(one);
  const other = await MailingEngine.make(t, `${one.engine.directory}-2`, { seed: 2 });
  await other.write(480);
  const mixed = { ...held, segmentsOf: other.directory };
  t.throws(() => at(mixed, { kind: 'end' }), { message: /segments of shard-0 do not continue/ });
});
