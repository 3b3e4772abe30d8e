/**
 * A data directory as one small file: what it consists of, one after the other, compressed.
 *
 * u32 length of the list ‖ the list, in JSON: names and sizes ‖ the files; all of it by Brotli, to
 * which zeros that are written ahead cost next to nothing. Words are little-endian.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

interface PackedFile {
  readonly name: string;
  readonly bytes: number;
}

/** What a stopped engine leaves behind and a starting one makes anew. */
const LEFT_OUT = /(?:^|\/)(?:lock\.mdb|engine\.sock)$/;
const WORD_BYTES = 4;

export function packDirectory(path: string): Buffer {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => !LEFT_OUT.test(name) && statSync(join(path, name)).isFile())
    .sort();
  const contents = names.map((name) => readFileSync(join(path, name)));
  const list: PackedFile[] = names.map((name, index) => {
    return { name, bytes: contents[index]?.length ?? 0 };
  });
  const text = Buffer.from(JSON.stringify(list));
  const head = Buffer.alloc(WORD_BYTES);
  head.writeUInt32LE(text.length);
  return brotliCompressSync(Buffer.concat([head, text, ...contents]), {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    },
  });
}

export function unpackDirectory(packed: Uint8Array, path: string): void {
  const all = brotliDecompressSync(packed);
  let at = WORD_BYTES + all.readUInt32LE();
  const list = JSON.parse(all.subarray(WORD_BYTES, at).toString()) as PackedFile[];
  for (const { name, bytes } of list) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), all.subarray(at, at + bytes));
    at += bytes;
  }
}
