/**
 * Each version of a stored or sent form is told of in a line of its own, above its constant.
 *
 * Why: years later somebody reads data of version 2 and has to know what that was. The commit that
 * raises a version is where it is known.
 */
import { lineAt, type SourceFile, type TidyRule, type Violation } from './rule.ts';

export const versionStories: TidyRule = {
  name: 'each version of a form has its story',
  check: (files) =>
    files.filter(({ path }) => /^(?:src|actors|client)\//.test(path)).flatMap(untoldVersions),
};

/** A constant with the comment right above it. */
const CONSTANT =
  /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?(?:export )?const \w+_(?:FORMAT|VERSION) = (\d+);/g;

function untoldVersions(file: SourceFile): Violation[] {
  return [...file.text.matchAll(CONSTANT)].flatMap(({ index, 1: comment = '', 2: newest }) => {
    const told = [...comment.matchAll(/^ \* (\d+): \S/gm)].map(([, version]) => Number(version));
    const wanted = Array.from({ length: Number(newest) }, (_, version) => version + 1);
    if (told.join() === wanted.join()) return [];
    const line = lineAt(file.text, index);
    return [{ path: file.path, line, message: `tells of versions [${told}] of ${newest}` }];
  });
}
