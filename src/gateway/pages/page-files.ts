/**
 * The files of the pages as their build left them: a document for each page, assets that have a
 * hash of their content in their names, and a few whose addresses browsers look for by themselves.
 *
 * A file is read when it is first asked for, and then kept: all together they are less than a
 * megabyte, and most gateways are never asked. `x.js.br` and `x.js.gz` beside `x.js` are the same
 * file, packed by the build as well as can be.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { must } from '../../kernel/assert.ts';
import { PackedBody } from '../http/packed-body.ts';
import { PreparedBody } from '../http/prepared-body.ts';

/** What a build of pages may hold, by the end of a file's name. */
export const PAGE_MEDIA_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html',
  js: 'text/javascript',
  png: 'image/png',
  svg: 'image/svg+xml',
  webmanifest: 'application/manifest+json',
};

export class PageFiles {
  readonly #directory: string;
  readonly #kept = new Map<string, PackedBody>();

  /** The directory may be missing: then there are no pages. */
  constructor(directory: string) {
    this.#directory = directory;
  }

  /** The names of the files in a folder of the build, but for those that were packed; sorted. */
  list(folder: string): readonly string[] {
    const path = join(this.#directory, folder);
    if (!existsSync(path)) return [];
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isFile() && extension(entry.name) in PAGE_MEDIA_TYPES)
      .map(({ name }) => name)
      .sort();
  }

  has(path: string): boolean {
    return existsSync(join(this.#directory, path));
  }

  /** Throws where the file is not there: name only what was listed. */
  body(path: string, cacheRule: 'immutable' | 'revalidated'): PackedBody {
    const kept = this.#kept.get(path);
    if (kept !== undefined) return kept;
    const read = (end: string): PreparedBody | undefined =>
      this.has(path + end)
        ? PreparedBody[cacheRule](readFileSync(join(this.#directory, path + end)))
        : undefined;
    const plain = must(read(''), 'a file of the pages has gone');
    const body = new PackedBody(plain, { br: read('.br'), gzip: read('.gz') });
    this.#kept.set(path, body);
    return body;
  }
}

/** Of a name that was listed. */
export function pageMediaType(name: string): string {
  return must(PAGE_MEDIA_TYPES[extension(name)], 'not a file of the pages');
}

function extension(name: string): string {
  return extname(name).slice(1);
}
