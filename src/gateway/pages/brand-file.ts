/**
 * The brand of an operator: a file of JSON with a name, colours, a logo and texts that replace
 * those of the pages. All that is wrong with it is told at once.
 *
 * Loaded only where there is such a file: the checking library takes a tenth of a second to load.
 *
 * Colours that make texts hard to read are refused like misspelt ones: a page that some players
 * cannot read is broken, too.
 */
import { readFileSync, statSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { ConfigurationError } from '../../kernel/errors.ts';
import { READABLE_PATTERN } from '../../kernel/readable-text.ts';
import {
  formFaultsOf,
  type OperatorFile,
  parseOperatorFile,
  readOperatorFile,
} from '../../protocol/operator-file.ts';
import { type Static, Type } from '../../protocol/schema.ts';
import type { Brand, BrandTheme } from './brand.ts';
import { CONTRAST_MIN, contrastOf } from './contrast.ts';

const NAMES: OperatorFile = { file: 'The brand', whole: 'The brand', owner: "The brand's" };
const LOGO_BYTES_MAX = 256 * 1_024;
const LOGO_MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const Colour = Type.String({ pattern: '^#[0-9a-fA-F]{6}$' });
const Theme = Type.Object(
  { accent: Colour, accentInk: Colour, glow: Colour, prize: Colour },
  { additionalProperties: false },
);
const Texts = Type.Record(
  Type.String({ pattern: '^[a-z]{2,3}$' }),
  Type.Record(
    Type.String({ pattern: '^[A-Za-z0-9.]{1,80}$' }),
    Type.String({ maxLength: 2_000, pattern: READABLE_PATTERN }),
  ),
);
const BrandSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 40, pattern: READABLE_PATTERN }),
    colours: Type.Optional(
      Type.Object({ light: Theme, dark: Theme }, { additionalProperties: false }),
    ),
    logo: Type.Optional(Type.String({ minLength: 1, maxLength: 400 })),
    texts: Type.Optional(Texts),
  },
  { additionalProperties: false },
);
const faultsOfForm = formFaultsOf(BrandSchema, NAMES);

type Written = Static<typeof BrandSchema>;

/** Throws a ConfigurationError with a sentence for each thing that is wrong. */
export function readBrandFile(path: string): Brand {
  const file = parseOperatorFile(readOperatorFile(path, NAMES), NAMES);
  const faults = faultsOfForm(file);
  if (faults.length > 0) throw new ConfigurationError(faults.join('\n'));
  const { name, colours, logo, texts = {} } = file as Written;
  const problems = (['light', 'dark'] as const).flatMap((theme) =>
    colours === undefined ? [] : unreadableIn(theme, colours[theme]),
  );
  if (problems.length > 0) throw new ConfigurationError(problems.join('\n'));
  return { name, colours, logo: logo === undefined ? undefined : readLogo(path, logo), texts };
}

function unreadableIn(theme: string, { accent, accentInk }: BrandTheme): string[] {
  const contrast = contrastOf(accent, accentInk);
  if (contrast >= CONTRAST_MIN) return [];
  const told = `accentInk on accent has a contrast of ${contrast.toFixed(1)} : 1`;
  return [`The brand's ${theme} colours are hard to read: ${told}, and needs ${CONTRAST_MIN} : 1.`];
}

/** Its path is taken from the folder of the brand. */
function readLogo(brandPath: string, logo: string): Brand['logo'] {
  const mediaType = LOGO_MEDIA_TYPES[extname(logo).toLowerCase()];
  if (mediaType === undefined) throw new ConfigurationError("The brand's logo must be SVG or PNG.");
  const path = resolve(dirname(brandPath), logo);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true) throw new ConfigurationError("The brand's logo is not there.");
  if (found.size > LOGO_BYTES_MAX) {
    throw new ConfigurationError(`The brand's logo has over ${LOGO_BYTES_MAX / 1_024} KiB.`);
  }
  return { mediaType, content: readFileSync(path) };
}
