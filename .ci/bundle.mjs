/**
 * Puts the compiled program together into few files: `dist/src` becomes `dist/bundle`, which is
 * what `tirage` runs. Tests and benches import the single files.
 *
 * Why: each thread of the engine loads several hundred small files, its own and those of packages,
 * and two fifths of a start went into finding and opening them.
 *
 * A file that is found by its place, as the entry of a thread is, must be named from the folder
 * above (`new URL('../shard/shard-main.js', import.meta.url)`): a piece of the bundle stands in
 * another folder than the file that it was, but as deep.
 */
import { cp, readFile, rm } from 'node:fs/promises';
import { build } from 'esbuild';

const FROM = 'dist/src';
const TO = 'dist/bundle';

/** Where threads and processes begin. The launcher imports two of them, and is copied as it is. */
const ENTRIES = [
  'cli.js',
  'commands/platform-fault.js',
  'gateway/gateway-main.js',
  'jobs/workers/*.js',
  'outbox/nats-main.js',
  'shard/shard-main.js',
  'supervisor/watchdog-main.js',
];

/** Packages of nothing but JavaScript, of many files. The others load native code or threads. */
const PACKAGES_INSIDE = [
  'ajv',
  'ajv-formats',
  'commander',
  'croner',
  'jose',
  'p-limit',
  'prom-client',
  'typebox',
];

const REQUIRE = [
  "import { createRequire as requireFrom } from 'node:module';",
  'const require = requireFrom(import.meta.url);',
].join('\n');

const { dependencies } = JSON.parse(await readFile('package.json', 'utf8'));
const outside = Object.keys(dependencies).filter((name) => !PACKAGES_INSIDE.includes(name));

await rm(TO, { recursive: true, force: true });
await build({
  entryPoints: ENTRIES.map((entry) => `${FROM}/${entry}`),
  outbase: FROM,
  outdir: TO,
  chunkNames: 'shared/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: outside.flatMap((name) => [name, `${name}/*`]),
  sourcemap: 'linked',
  // Packages in the older form of modules ask for Node's own modules by this name.
  banner: { js: REQUIRE },
  logLevel: 'warning',
});
await cp(`${FROM}/launch.cjs`, `${TO}/launch.cjs`);
