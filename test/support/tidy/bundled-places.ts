import { lineAt, type TidyRule } from './rule.ts';

/** Up to the first step of the way, in whatever quotes. */
const NEAR = /\bnew URL\(\s*['"`](?!\.\.\/)[^'"`]*['"`]\s*,\s*import\.meta\.url\b/g;

/** The program runs from a bundle, whose pieces are as deep as the sources but in other folders. */
export const bundledPlaces: TidyRule = {
  name: 'files are found from the folder above',
  check: (files) =>
    files
      .filter(({ path }) => path.startsWith('src/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(NEAR)].map(({ index }) => ({
          path,
          line: lineAt(text, index),
          message: 'names a file from its own folder, which the bundle does not have',
        })),
      ),
};
