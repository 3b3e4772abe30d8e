import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { test } from 'tap';

const CLIENT = join(import.meta.dirname, '..', '..', 'client', 'src', 'tirage-client.js');
const GZIPPED_BYTES_MAX = 12 * 1_024;

test('client size: a page loads at most 12 kB of it, and nothing else', async (t) => {
  const { outputFiles, metafile } = await build({
    entryPoints: [CLIENT],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    metafile: true,
  });
  const bytes = gzipSync(outputFiles[0]?.contents ?? '').length;
  t.comment(`${bytes} bytes`);
  t.ok(bytes > 1_000);
  t.ok(bytes <= GZIPPED_BYTES_MAX, `${bytes} bytes`);
  const strangers = Object.keys(metafile.inputs).filter((path) => !path.includes('client/src/'));
  t.same(strangers, []);
});
