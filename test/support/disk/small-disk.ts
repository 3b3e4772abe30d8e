/** A disk small enough for a test to fill: a tmpfs, which only root may mount. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestEnd } from '../engine/engine-process.ts';

function mount(directory: string, sizeMegabytes: number): boolean {
  const args = ['-t', 'tmpfs', '-o', `size=${sizeMegabytes}m`, 'tmpfs', directory];
  return spawnSync('mount', args).status === 0;
}

function leave(directory: string, mounted: boolean): void {
  if (mounted) spawnSync('umount', [directory]);
  rmdirSync(directory);
}

/** Why a test that needs such a disk is skipped; false if it can be had. */
export function findNoDisk(): string | false {
  const directory = mkdtempSync(join(tmpdir(), 'tirage-disk-'));
  const mounted = mount(directory, 1);
  leave(directory, mounted);
  return mounted ? false : 'mounting a small tmpfs needs root';
}

export function smallDisk(t: TestEnd, sizeMegabytes: number): string {
  const directory = mkdtempSync(join(tmpdir(), 'tirage-disk-'));
  const mounted = mount(directory, sizeMegabytes);
  t.teardown(() => leave(directory, mounted));
  if (!mounted) throw new Error('the tmpfs could not be mounted');
  return directory;
}
