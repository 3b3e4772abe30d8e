/**
 * Builds the pages into `dist/pages`, as `src/gateway/pages` serves them: a document for each page,
 * assets by kind with a hash of their content in their names, and beside each its packed forms.
 *
 * `npm run pages` serves them from their sources instead, with the calls going to an engine on this
 * machine.
 */
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { listFiles } from './build/list-files.ts';
import { packFiles } from './build/pack-files.ts';

const ENGINE = process.env.TIRAGE_ENGINE ?? 'http://127.0.0.1:8080';
const root = import.meta.dirname;

/**
 * What a first visit of the portal needs is two files: on a line with a long way, each further one
 * costs more than what it weighs. Other views, languages and the verifier are loaded when wanted.
 */
const FIRST_VISIT = [
  /\/web\/portal\/[^/]+\.(?:tsx?|css)$/,
  /\/web\/portal\/words\/en\.json$/,
  /\/web\/portal\/(?:home\/|wallet\/wallet\.ts$|try\/(?!start)|account\/language)/,
  /\/web\/portal\/(?:draws\/(?:balls|slips)|picks\/slip|tickets\/ticket-state)/,
];
const BOTH_PAGES = [
  /vite\/preload-helper/,
  /\/node_modules\/@?preact\//,
  /\/client\/src\/(?!verify\/)/,
  /\/web\/kit\//,
];

function isOfFirstVisit(id: string): boolean {
  return FIRST_VISIT.some((part) => part.test(id));
}

function isOfBothPages(id: string): boolean {
  return BOTH_PAGES.some((part) => part.test(id));
}

// biome-ignore lint/style/noDefaultExport: the tool asks for it
export default defineConfig({
  root,
  publicDir: resolve(root, 'public'),
  // Classes and hooks of the older form would be looked for otherwise.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Its sources, so that a page holds what it uses of it, and no build has to come first.
  resolve: {
    alias: [
      { find: /^@tirage\/client$/, replacement: resolve(root, '../client/src/tirage-client.ts') },
    ],
  },
  build: {
    outDir: resolve(root, '../dist/pages'),
    emptyOutDir: true,
    target: 'es2022',
    // A policy without `data:` for scripts and styles; and each file is cached for itself.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        portal: resolve(root, 'portal/index.html'),
        console: resolve(root, 'console/index.html'),
        sw: resolve(root, 'worker/worker.ts'),
      },
      output: {
        // A worker has the address that it was found at first, and only pages below its own.
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/js/[name]-[hash].js'),
        chunkFileNames: 'assets/js/[name]-[hash].js',
        codeSplitting: {
          // The portal's frame must not carry what the console imports: it would run there.
          includeDependenciesRecursively: false,
          groups: [
            { name: 'kit', test: isOfBothPages },
            { name: 'frame', test: isOfFirstVisit },
          ],
        },
        assetFileNames: ({ names }) =>
          `assets/${(names[0] ?? '').split('.').at(-1)}/[name]-[hash][extname]`,
      },
    },
  },
  plugins: [listFiles(), packFiles()],
  server: {
    proxy: { '/v1': { target: ENGINE, ws: true }, '/brand': ENGINE },
  },
});
