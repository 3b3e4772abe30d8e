#!/usr/bin/env node
/**
 * Where the process begins: sets the size of libuv's pool before anything starts it.
 *
 * Why a CommonJS file: by the time an ES module runs its first line, its loader has used the pool,
 * and the size is fixed. Every shard's commits sync on that pool, so it must outnumber the shards.
 */
process.env.UV_THREADPOOL_SIZE ??= '72';

import('./cli.js').then(
  (cli) => cli.run(process.argv),
  (error: unknown) => {
    process.stderr.write(
      `tirage cannot start: ${error instanceof Error ? error.message : error}\n`,
    );
    process.exitCode = 1;
  },
);
