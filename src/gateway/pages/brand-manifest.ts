/** What a telephone installs the portal by: its name, colours and icons (W3C, web app manifest). */
import type { Brand } from './brand.ts';
import { drawIcon, type IconForm } from './brand-icon.ts';
import { pngSize } from './png.ts';

export const LOGO_PATH = '/brand/logo';
/** Telephones ask for pictures of at least that many pixels. */
const ICON_SIDE_MIN = 192;
/** Those of `web/kit/tokens.css`, for a brand that names none. */
export const OUR_ACCENT = { accent: '#0a6b5d', accentInk: '#ffffff', ground: '#f4f6f8' } as const;

const DRAWN = [
  { path: '/brand/icon-192.png', side: 192, isMaskable: false },
  { path: '/brand/icon-512.png', side: 512, isMaskable: false },
  { path: '/brand/icon-maskable-512.png', side: 512, isMaskable: true },
] as const;

export interface DrawnIcon {
  readonly path: string;
  readonly draw: () => Uint8Array;
}

/** The pictures that are ours to draw: drawing one takes milliseconds, so it is done when asked. */
export function drawnIcons({ colours }: Brand): readonly DrawnIcon[] {
  const { accent, accentInk } = colours?.light ?? OUR_ACCENT;
  return DRAWN.map(({ path, side, isMaskable }) => {
    const form: IconForm = { side, isMaskable, ground: accent, ink: accentInk };
    return { path, draw: () => drawIcon(form) };
  });
}

/** The operator's logo first; ours beside it only where it is too small a picture. */
export function brandManifest({ name, colours, logo }: Brand): string {
  const own = logo === undefined ? undefined : logoSizes(logo);
  const ours = DRAWN.map(({ path, side, isMaskable }) => ({
    src: path,
    sizes: `${side}x${side}`,
    type: 'image/png',
    purpose: isMaskable ? 'maskable' : 'any',
  }));
  const icons =
    logo === undefined || own === undefined
      ? ours
      : [{ src: LOGO_PATH, sizes: own, type: logo.mediaType, purpose: 'any' }];
  return JSON.stringify({
    id: '/',
    name,
    short_name: name,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: OUR_ACCENT.ground,
    theme_color: colours?.light.accent ?? OUR_ACCENT.accent,
    icons,
  });
}

/** `undefined`: too small for an icon. */
function logoSizes({ mediaType, content }: NonNullable<Brand['logo']>): string | undefined {
  if (mediaType === 'image/svg+xml') return 'any';
  const size = pngSize(content);
  if (size === undefined || Math.min(size.width, size.height) < ICON_SIDE_MIN) return undefined;
  return `${size.width}x${size.height}`;
}
