/** A directory of backups beside the engine that they are of, and what can be read of them. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBackups } from '../../../src/backup/backup-store.ts';
import { type Held, heldBlocks } from '../../../src/backup/held-records.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { TestEnd } from '../engine/engine-process.ts';
import { MailingEngine } from './mailing-engine.ts';

export interface BackupsOnDisk {
  readonly engine: MailingEngine;
  readonly backups: string;
}

export async function backupsOnDisk(t: TestEnd): Promise<BackupsOnDisk> {
  const root = mkdtempSync(join(tmpdir(), 'tirage-'));
  t.teardown(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));
  const engine = await MailingEngine.make(t, join(root, 'data'));
  return { engine, backups: join(root, 'backups') };
}

export function filesIn(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .sort();
}

export function newestIn(path: string): Held {
  const { manifest } = must(findBackups(path).backups.at(-1), 'a backup');
  return { directory: path, manifest, segmentsOf: undefined };
}

/** Reads all that a restore reads; returns the last record of each shard. */
export function readAll(held: Held): number[] {
  return held.manifest.shards.map((_, shard) => {
    let last = 0;
    for (const { frame } of heldBlocks(held, shard)) last = frame?.record.sequence ?? last;
    return last;
  });
}
