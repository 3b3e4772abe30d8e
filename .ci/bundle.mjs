/**
 * Puts the compiled program together into few files: `dist/src` becomes `dist/bundle`, which is
 * what `tirage` and the benches run. Tests import the single files.
 *
 * Why: each thread of the engine loads several hundred small files, its own and those of packages,
 * and two fifths of a start went into finding and opening them.
 *
 * A file that is found by its place, as the entry of a thread is, must be named from the folder
 * above (`new URL('../shard/shard-main.js', import.meta.url)`): a piece of the bundle stands in
 * another folder than the file that it was, but as deep.
 */
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { build } from 'esbuild';

const FROM = 'dist/src';
const TO = 'dist/bundle';

/**
 * Where threads and processes begin; the launcher imports two of them, and is copied as it is. And
 * the engine itself, which the benches start within processes of their own.
 */
const ENTRIES = [
  'cli.js',
  'commands/parent-watch-main.js',
  'commands/platform-fault.js',
  'gateway/gateway-main.js',
  'jobs/workers/*.js',
  'journal/checkpoint-main.js',
  'main.js',
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

/**
 * The rows of `src/engine-areas.ts` load their files one by one. Left so, the bundle had twice as
 * many pieces, and a start took a fifth longer. As each thread wants all of its half, it gets rows
 * of its own: what they load is in the piece with them, and the other half is left out.
 */
const ROWS = /\/engine-areas\.js$/;
const LOADED = /import\('(\.\/(shard|gateway)\/[^']+)'\)/g;
const HALVES = {
  name: 'halves of areas',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: ROWS }, ({ path, importer, resolveDir }) => {
      const [half] = relative(FROM, importer).split('/');
      return { path: resolve(resolveDir, path), suffix: `?${half}` };
    });
    onLoad({ filter: ROWS }, async ({ path, suffix }) => {
      const files = [];
      const rows = (await readFile(path, 'utf8')).replaceAll(LOADED, (_, file, half) => {
        if (suffix !== `?${half}`) return `Promise.reject(new Error('${file} was left out'))`;
        files.push(file);
        return `Promise.resolve(area${files.length})`;
      });
      if (files.length === 0) throw new Error(`${path}${suffix}: no row was understood`);
      const imports = files.map((file, index) => `import * as area${index + 1} from '${file}';`);
      return { contents: [...imports, rows].join('\n') };
    });
  },
};

const REQUIRE = [
  "import { createRequire as requireFrom } from 'node:module';",
  'const require = requireFrom(import.meta.url);',
].join('\n');

const { dependencies } = JSON.parse(await readFile('package.json', 'utf8'));
const outside = Object.keys(dependencies).filter((name) => !PACKAGES_INSIDE.includes(name));

const { outputFiles } = await build({
  write: false,
  entryPoints: ENTRIES.map((entry) => `${FROM}/${entry}`),
  outbase: FROM,
  outdir: TO,
  chunkNames: 'shared/[name]-[hash]',
  bundle: true,
  plugins: [HALVES],
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
const made = new Set(['launch.cjs']);
for (const { path, contents } of outputFiles) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
  made.add(relative(TO, path));
}
await copyFile(`${FROM}/launch.cjs`, `${TO}/launch.cjs`);

// Last, so that what starts meanwhile finds all of its pieces.
for (const entry of await readdir(TO, { recursive: true, withFileTypes: true })) {
  const path = `${entry.parentPath}/${entry.name}`;
  if (entry.isFile() && !made.has(relative(TO, path))) await rm(path);
}
