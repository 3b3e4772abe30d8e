/**
 * Tells the worker which files its build has, and under what version: so it keeps those of one
 * build together, and a browser sees from the worker's bytes that there is another build.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rollup } from 'vite';

const WORKER = 'sw.js';
const PORTAL = 'portal/index.html';

export function listFiles(): Plugin {
  let publicDirectory = '';
  return {
    name: 'list files',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => {
      publicDirectory = config.publicDir;
    },
    generateBundle: {
      order: 'post',
      handler: (_, bundle) => {
        const worker = bundle[WORKER];
        if (worker?.type !== 'chunk') throw new Error('the build has no worker');
        // Names of assets hold a hash of what is in them; documents and public files do not.
        const digest = createHash('sha256');
        const files: string[] = [];
        for (const name of readdirSync(publicDirectory).sort()) {
          digest.update(name).update(readFileSync(join(publicDirectory, name)));
          files.push(`/${name}`);
        }
        for (const name of [...partsOf(PORTAL, bundle)].sort()) {
          digest.update(name);
          files.push(`/${name}`);
        }
        const document = bundle[PORTAL];
        if (document?.type === 'asset') digest.update(document.source);
        digest.update(worker.code);
        const build = { version: digest.digest('hex').slice(0, 16), files };
        worker.code = `const BUILD = ${JSON.stringify(build)};\n${worker.code}`;
      },
    },
  };
}

/** All that a page may load, but not what only another page does. */
function partsOf(document: string, bundle: Rollup.OutputBundle): ReadonlySet<string> {
  const found = new Set<string>();
  const take = (name: string): void => {
    const file = bundle[name];
    if (file === undefined || found.has(name)) return;
    found.add(name);
    if (file.type !== 'chunk') return;
    const { imports, dynamicImports, viteMetadata } = file;
    for (const next of [...imports, ...dynamicImports, ...(viteMetadata?.importedCss ?? [])]) {
      take(next);
    }
  };
  const page = bundle[document];
  if (page?.type !== 'asset') throw new Error(`the build has no ${document}`);
  for (const [, name = ''] of String(page.source).matchAll(/"\/(assets\/[^"]+)"/g)) take(name);
  return found;
}
