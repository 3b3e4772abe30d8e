/**
 * Links in documents lead somewhere: to a file or folder that exists, and to a heading in it.
 * Addresses on other hosts are not checked.
 */
import { posix } from 'node:path';
import { lineAt, type SourceFile, type TidyRule, type Violation } from './rule.ts';

const LINK = /\]\(([^()\s]+)\)/g;
const OTHER_HOST = /^[a-z]+:/;
const HEADING = /^#+ +(.+)$/gm;
const FENCED = /^```[\s\S]*?^```/gm;

export const linksResolve: TidyRule = {
  name: 'links between documents resolve',
  check: (files) => {
    const known = new Map<string, SourceFile | undefined>();
    for (const file of files) {
      known.set(file.path, file);
      for (let folder = posix.dirname(file.path); folder !== '.'; folder = posix.dirname(folder)) {
        known.set(folder, undefined);
      }
    }
    return files.filter(isDocument).flatMap((file) => deadLinks(file, known));
  },
};

function isDocument({ path }: SourceFile): boolean {
  return path.endsWith('.md');
}

function deadLinks(
  file: SourceFile,
  known: ReadonlyMap<string, SourceFile | undefined>,
): Violation[] {
  return [...file.text.matchAll(LINK)].flatMap((match) => {
    const [, link = ''] = match;
    if (OTHER_HOST.test(link)) return [];
    const [to = '', heading] = link.split('#');
    const path = to === '' ? file.path : posix.join(posix.dirname(file.path), to);
    const target = known.get(path.replace(/\/$/, ''));
    const leads = known.has(path.replace(/\/$/, '')) && hasHeading(target, heading);
    if (leads) return [];
    return [{ path: file.path, line: lineAt(file.text, match.index), message: `links to ${link}` }];
  });
}

function hasHeading(target: SourceFile | undefined, heading: string | undefined): boolean {
  if (heading === undefined) return true;
  const prose = target?.text.replace(FENCED, '') ?? '';
  return [...prose.matchAll(HEADING)].some(([, title = '']) => anchorOf(title) === heading);
}

/** The anchor as GitHub names it. */
function anchorOf(title: string): string {
  const kept = title.toLowerCase().replace(/[^\p{Letter}\p{Number} _-]/gu, '');
  return kept.replaceAll(' ', '-');
}
