/** Whose portal this is: a name and a logo, and texts that take the place of ours. */
import { signal } from '@preact/signals';

export interface ShownBrand {
  readonly name: string;
  /** Null: ours. */
  readonly logo: string | null;
  /** How one reaches the operator. */
  readonly contact: {
    readonly email?: string;
    readonly telephone?: string;
    readonly page?: string;
  };
}

/** By language, then by the key of the text. */
export type BrandTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const brand = signal<ShownBrand>({ name: 'Tirage', logo: null, contact: {} });

/** Resolves to the texts. Where the brand cannot be had, the portal is ours. */
export async function loadBrand(): Promise<BrandTexts> {
  const response = await fetch('/brand/brand.json');
  if (!response.ok) return {};
  const { name, logo, contact, texts } = (await response.json()) as ShownBrand & {
    texts: BrandTexts;
  };
  brand.value = { name, logo, contact };
  document.title = name;
  return texts;
}
