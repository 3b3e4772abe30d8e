/**
 * Packs what a build has written, as small as can be: it is done once, and sent many times. A form
 * that is no smaller is left out.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const PACKED = new Set(['.css', '.html', '.js', '.svg', '.webmanifest']);
const GZIP_LEVEL_MAX = 9;

export function packFiles(): Plugin {
  let directory = '';
  return {
    name: 'pack files',
    apply: 'build',
    configResolved: ({ build }) => {
      directory = build.outDir;
    },
    closeBundle: async () => {
      for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
        if (entry.isFile() && PACKED.has(extname(entry.name))) {
          await pack(join(entry.parentPath, entry.name));
        }
      }
    },
  };
}

async function pack(path: string): Promise<void> {
  const plain = await readFile(path);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  const forms = [
    ['br', brotliCompressSync(plain, { params: quality })],
    ['gz', gzipSync(plain, { level: GZIP_LEVEL_MAX })],
  ] as const;
  for (const [end, bytes] of forms) {
    if (bytes.length < plain.length) await writeFile(`${path}.${end}`, bytes);
  }
}
