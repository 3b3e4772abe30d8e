#!/usr/bin/env node
/**
 * What `npx tirage` runs: the compiled launcher, or a sentence where nothing is compiled yet.
 *
 * Why not the launcher itself: npx links a command once, makes its file executable then, and never
 * looks again. A link to a compiled file is dead for good where the first `npx tirage` came before
 * the first build, and "Permission denied" once `dist` was deleted and built anew.
 */
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const LAUNCHER = join(__dirname, '..', 'dist', 'bundle', 'launch.cjs');

if (existsSync(LAUNCHER)) {
  require(LAUNCHER);
} else {
  process.stderr.write('tirage is not built yet: npm ci && npm run build\n');
  process.exitCode = 1;
}
