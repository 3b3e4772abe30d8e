#!/usr/bin/env node
/**
 * Where the process begins: sets the size of libuv's pool before anything starts it, and refuses a
 * machine that cannot run the command before anything fails to load there.
 *
 * Why a CommonJS file: by the time an ES module runs its first line, its loader has used the pool,
 * and the size is fixed. Every shard's commits sync on that pool, so it must outnumber the shards.
 */
process.env.UV_THREADPOOL_SIZE ??= '72';

/** Loading the code alone would be noticed by the players of an engine on the same processors. */
const GIVING_WAY = 'backup';
const LEAST_NICENESS = 19;

load().then(
  (cli) => cli?.run(process.argv),
  (error: unknown) => refuse(error instanceof Error ? error.message : String(error)),
);

async function load() {
  if (process.argv[2] === GIVING_WAY) (await import('node:os')).setPriority(LEAST_NICENESS);
  const { platformFault, thisPlatform } = await import('./commands/platform-fault.js');
  const fault = platformFault(process.argv[2], thisPlatform);
  if (fault === undefined) return import('./cli.js');
  refuse(fault);
  return undefined;
}

function refuse(reason: string): void {
  process.stderr.write(`tirage cannot start: ${reason}\n`);
  process.exitCode = 1;
}
