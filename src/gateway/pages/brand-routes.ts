/**
 * The brand as pages take it: a style sheet with its colours, which they load behind their own, a
 * document with its name and texts, and what a telephone installs them by. All are there, with ours
 * in them, where the operator has no brand.
 */
import { PackedBody } from '../http/packed-body.ts';
import { PreparedBody } from '../http/prepared-body.ts';
import { defineRoute, packed, type Route } from '../routing/route.ts';
import type { Brand, BrandTheme } from './brand.ts';
import { brandManifest, drawnIcons, LOGO_PATH } from './brand-manifest.ts';
import { UNCOUNTED } from './page-route.ts';

export function brandRoutes(brand: Brand): readonly Route[] {
  const { name, colours, logo, texts, contact } = brand;
  const { light, dark } = colours ?? {};
  const styles = [
    light === undefined ? '' : rootRule(light),
    dark === undefined ? '' : `@media (prefers-color-scheme: dark) {\n${rootRule(dark)}}\n`,
  ].join('');
  const document = { name, logo: logo === undefined ? null : LOGO_PATH, texts, contact };
  return [
    servedAt('/brand/colours.css', 'text/css', styles),
    servedAt('/brand/brand.json', 'application/json', JSON.stringify(document)),
    servedAt('/brand/portal.webmanifest', 'application/manifest+json', brandManifest(brand)),
    ...drawnIcons(brand).map(({ path, draw }) => servedAt(path, 'image/png', draw)),
    ...(logo === undefined ? [] : [servedAt(LOGO_PATH, logo.mediaType, logo.content)]),
  ];
}

/** The names are those of `web/kit/tokens.css`, over which a root that is named twice wins. */
function rootRule({ accent, accentInk, glow, prize }: BrandTheme): string {
  const values = { accent, 'accent-ink': accentInk, glow, prize };
  const lines = Object.entries(values).map(([name, value]) => `  --brand-${name}: ${value};\n`);
  return `:root:root {\n${lines.join('')}}\n`;
}

type Content = string | Uint8Array;

/** What is a function is made when it is first asked for, and kept. */
function servedAt(path: string, mediaType: string, content: Content | (() => Content)): Route {
  let made: PackedBody | undefined;
  const body = (): PackedBody => {
    const told = typeof content === 'function' ? content() : content;
    return new PackedBody(PreparedBody.revalidated(told), {});
  };
  return defineRoute({
    ...UNCOUNTED,
    path,
    name: path,
    responses: { 200: packed('A part of the brand.', mediaType) },
  }).handledBy(() => {
    made ??= body();
    return { status: 200, body: made };
  });
}
