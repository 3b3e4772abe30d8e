/** What Linux says about a process. */
import { existsSync, readFileSync } from 'node:fs';
import { must } from '../../../src/kernel/assert.ts';

const KIBIBYTE = 1_024;

/** Memory that the process holds; 0 where there is no /proc. */
export function residentBytes(processId: number): number {
  const path = `/proc/${processId}/status`;
  if (!existsSync(path)) return 0;
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(path, 'utf8'))?.[1];
  return Number(kibibytes ?? 0) * KIBIBYTE;
}

/**
 * Files that a process started from here may hold open, sockets among them. Node raises its soft
 * limit to the hard one by itself, so the hard one counts. Infinity where there is no /proc.
 */
export function openFilesMax(): number {
  const path = '/proc/self/limits';
  if (!existsSync(path)) return Infinity;
  const hard = /^Max open files\s+\S+\s+(\S+)/m.exec(readFileSync(path, 'utf8'))?.[1];
  return hard === undefined || hard === 'unlimited' ? Infinity : Number(hard);
}

/**
 * Bytes that the process has written by system calls, to files and sockets, however little of it
 * the disk has got; 0 where there is no /proc. Not `write_bytes`: that counts the pages of the
 * cache that became dirty, and a filesystem with large folios makes 512 bytes a folio of many.
 */
export function writtenBytes(processId: number): number {
  const path = `/proc/${processId}/io`;
  if (!existsSync(path)) return 0;
  const found = /^wchar: (\d+)$/m.exec(readFileSync(path, 'utf8'));
  return Number(must(found?.[1], '/proc tells no written bytes'));
}
