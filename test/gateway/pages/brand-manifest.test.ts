/** What a telephone installs the portal by, and the pictures that it names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { test } from 'tap';
import { type Brand, readBrand } from '../../../src/gateway/pages/brand.ts';
import {
  brandManifest,
  drawnIcons,
  OUR_ACCENT,
} from '../../../src/gateway/pages/brand-manifest.ts';
import { encodePng, pngSize } from '../../../src/gateway/pages/png.ts';

const TOKENS = join(import.meta.dirname, '../../../../web/kit/tokens.css');
const THEME = { accent: '#0b3d91', accentInk: '#ffee00', glow: '#e8eefc', prize: '#7a4d00' };
const svg = { mediaType: 'image/svg+xml', content: Buffer.from('<svg/>') };

interface Manifest {
  readonly name: string;
  readonly theme_color: string;
  readonly icons: readonly { src: string; sizes: string; purpose: string }[];
}

const manifestOf = (brand: Brand): Manifest => JSON.parse(brandManifest(brand)) as Manifest;
const png = (side: number) => ({
  mediaType: 'image/png',
  content: encodePng(side, new Uint8Array(side * side * 4)),
});

test('manifest: ours, with pictures of both sizes and one that may be cut', async (t) => {
  const { name, theme_color, icons } = manifestOf(await readBrand(undefined));
  t.equal(name, 'Tirage');
  t.equal(theme_color, OUR_ACCENT.accent);
  t.same(
    icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`),
    ['192x192 any', '512x512 any', '512x512 maskable'],
  );
  const tokens = readFileSync(TOKENS, 'utf8');
  t.match(tokens, `--brand-accent: ${OUR_ACCENT.accent};`, 'the colours are those of the pages');
  t.match(tokens, `--brand-accent-ink: ${OUR_ACCENT.accentInk};`);
  t.match(tokens, `--ground: ${OUR_ACCENT.ground};`);
});

test("manifest: the operator's colours and logo, unless it is too small a picture", async (t) => {
  const brand = { ...(await readBrand(undefined)), colours: { light: THEME, dark: THEME } };
  t.equal(manifestOf(brand).theme_color, THEME.accent);
  const iconsOf = (logo: Brand['logo']) =>
    manifestOf({ ...brand, logo }).icons.map(({ src, sizes }) => `${src} ${sizes}`);
  t.same(iconsOf(svg), ['/brand/logo any']);
  t.same(iconsOf(png(256)), ['/brand/logo 256x256']);
  t.equal(iconsOf(png(64)).length, 3);
  t.equal(iconsOf({ mediaType: 'image/png', content: Buffer.from('no picture') }).length, 3);
});

test('icons: pictures as large as the manifest says, in the colours of the brand', async (t) => {
  const brand = { ...(await readBrand(undefined)), colours: { light: THEME, dark: THEME } };
  const pictures = drawnIcons(brand).map(({ draw }) => draw());
  t.same(
    pictures.map((picture) => pngSize(picture)?.width),
    [192, 512, 512],
  );
  const [, whole, maskable] = pictures.map(pixelsOf);
  t.same(whole?.(0, 0)[3], 0, 'round corners');
  t.same(maskable?.(0, 0), [0x0b, 0x3d, 0x91, 255], 'to the edges, where it may be cut');
  t.same(whole?.(256, 130), [0xff, 0xee, 0x00, 255], 'the ball');
  t.same(whole?.(256, 300), [0x0b, 0x3d, 0x91, 255], 'the letter on it');
});

/** The four channels at a place: the only chunk of data is the second one of a picture of ours. */
function pixelsOf(picture: Uint8Array): (x: number, y: number) => number[] {
  const bytes = Buffer.from(picture);
  const side = bytes.readUInt32BE(16);
  const from = bytes.indexOf('IDAT', 0, 'latin1') + 4;
  const rows = inflateSync(bytes.subarray(from, from + bytes.readUInt32BE(from - 8)));
  return (x, y) => [...rows.subarray(y * (side * 4 + 1) + 1 + x * 4).subarray(0, 4)];
}
