/** How the pages of an operator look and what they are called, where they differ from ours. */
export interface BrandTheme {
  /** Colours as `#rrggbb`: of buttons and links, of texts on them, behind them, and of prizes. */
  readonly accent: string;
  readonly accentInk: string;
  readonly glow: string;
  readonly prize: string;
}

/** How players reach the operator. */
export interface BrandContact {
  readonly email?: string;
  /** As one dials it from abroad: `+44 …`. */
  readonly telephone?: string;
  /** The address of a page, `https://…`. */
  readonly page?: string;
}

export interface Brand {
  readonly name: string;
  /** Absent: those of the pages. */
  readonly colours: { readonly light: BrandTheme; readonly dark: BrandTheme } | undefined;
  readonly logo: { readonly mediaType: string; readonly content: Uint8Array } | undefined;
  /** By language, then by the key of the text. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly contact: BrandContact;
}

const BRAND_OF_OURS: Brand = {
  name: 'Tirage',
  colours: undefined,
  logo: undefined,
  texts: {},
  contact: {},
};

/** That of the operator's file, or ours. Rejects with a ConfigurationError. */
export async function readBrand(path: string | undefined): Promise<Brand> {
  if (path === undefined) return BRAND_OF_OURS;
  const { readBrandFile } = await import('./brand-file.ts');
  return readBrandFile(path);
}
