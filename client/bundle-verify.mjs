/**
 * Makes `@tirage/client/verify`: the verifier and what hashes for it, in one file that a page loads.
 *
 * `browser` in package.json puts the page's surroundings in the place of Node's; whatever else of
 * Node's the verifier might reach cannot be found, and fails the build. The types are those that
 * the project's own build has made of the same sources.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const FOLDER = fileURLToPath(new URL('dist/verify/', import.meta.url));

await build({
  entryPoints: [fileURLToPath(new URL('src/verify/verify.ts', import.meta.url))],
  outfile: `${FOLDER}verify.js`,
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: ['chrome103', 'firefox113', 'safari16.4'],
  sourcemap: 'linked',
  logLevel: 'warning',
});
await mkdir(FOLDER, { recursive: true });
await writeFile(
  `${FOLDER}verify.d.ts`,
  "export * from '../../../dist/client/src/verify/verify.js';\n",
);
