/**
 * The brand as pages take it: a style sheet with its colours, which they load behind their own, and
 * a document with its name and texts. Both are there, and empty, where the operator has no brand.
 */
import { PackedBody } from '../http/packed-body.ts';
import { PreparedBody } from '../http/prepared-body.ts';
import { defineRoute, packed, type Route } from '../routing/route.ts';
import type { Brand, BrandTheme } from './brand.ts';
import { UNCOUNTED } from './page-route.ts';

const LOGO_PATH = '/brand/logo';

export function brandRoutes({ name, colours, logo, texts }: Brand): readonly Route[] {
  const { light, dark } = colours ?? {};
  const styles = [
    light === undefined ? '' : rootRule(light),
    dark === undefined ? '' : `@media (prefers-color-scheme: dark) {\n${rootRule(dark)}}\n`,
  ].join('');
  const document = { name, logo: logo === undefined ? null : LOGO_PATH, texts };
  return [
    servedAt('/brand/colours.css', 'text/css', styles),
    servedAt('/brand/brand.json', 'application/json', JSON.stringify(document)),
    ...(logo === undefined ? [] : [servedAt(LOGO_PATH, logo.mediaType, logo.content)]),
  ];
}

/** The names are those of `web/kit/tokens.css`, over which a root that is named twice wins. */
function rootRule({ accent, accentInk, glow, prize }: BrandTheme): string {
  const values = { accent, 'accent-ink': accentInk, glow, prize };
  const lines = Object.entries(values).map(([name, value]) => `  --brand-${name}: ${value};\n`);
  return `:root:root {\n${lines.join('')}}\n`;
}

function servedAt(path: string, mediaType: string, content: string | Uint8Array): Route {
  const body = new PackedBody(PreparedBody.revalidated(content), {});
  return defineRoute({
    ...UNCOUNTED,
    path,
    name: path,
    responses: { 200: packed('A part of the brand.', mediaType) },
  }).handledBy(() => ({ status: 200, body }));
}
