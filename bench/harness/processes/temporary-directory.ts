import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs `work` with a directory on the disk that TMPDIR names, and removes it. */
export async function withTemporaryDirectory<Result>(
  work: (path: string) => Promise<Result>,
): Promise<Result> {
  const path = await mkdtemp(join(tmpdir(), 'tirage-bench-'));
  try {
    return await work(path);
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}
