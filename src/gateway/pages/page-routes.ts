/**
 * What browsers are given: the players' portal at `/`, the console of staff at `/console`, and
 * their assets.
 *
 * They are no part of the published contract: they use it, as anybody's pages may. All views of a
 * page are one document, and which one it shows stands in the address's fragment: so pages can be
 * served from any place that serves files, and neither a server nor a proxy learns from an address
 * what somebody looks at.
 */
import { strictObject, Type } from '../../protocol/schema.ts';
import type { PackedBody } from '../http/packed-body.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, packed, type ResponseSpec, type Route } from '../routing/route.ts';
import type { Brand } from './brand.ts';
import { brandRoutes } from './brand-routes.ts';
import { PAGE_MEDIA_TYPES, type PageFiles, pageMediaType } from './page-files.ts';
import { UNCOUNTED } from './page-route.ts';

export interface PagesWanted {
  readonly portal: boolean;
  readonly console: boolean;
}

/**
 * This origin's files and calls, and neither script nor style within a document. `data:` is for
 * pictures that a page draws itself.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const AssetParams = strictObject({ name: Type.String({ maxLength: 128 }) });

/** Empty where no page is wanted, or none was built. */
export function pageRoutes(files: PageFiles, wanted: PagesWanted, brand: Brand): readonly Route[] {
  const pages = [
    ...(wanted.portal ? pageAt('/', 'portal/index.html', files) : []),
    ...(wanted.console ? pageAt('/console', 'console/index.html', files) : []),
  ];
  if (pages.length === 0) return [];
  const kinds = Object.keys(PAGE_MEDIA_TYPES);
  return [
    ...pages,
    ...kinds.flatMap((kind) => assetsOf(kind, files)),
    ...files.list('').map((name) => fileAtTop(name, files)),
    ...brandRoutes(brand),
  ];
}

function pageAt(path: string, file: string, files: PageFiles): Route[] {
  if (!files.has(file)) return [];
  const response: ResponseSpec<PackedBody> = {
    ...packed('The page.', 'text/html'),
    contentSecurityPolicy: PAGE_POLICY,
  };
  const route = defineRoute({ ...UNCOUNTED, path, name: file, responses: { 200: response } });
  return [route.handledBy(() => ({ status: 200, body: files.body(file, 'revalidated') }))];
}

/** Their names hold a hash of their content, so they never change. */
function assetsOf(kind: string, files: PageFiles): Route[] {
  const folder = `assets/${kind}`;
  const names = new Set(files.list(folder));
  if (names.size === 0) return [];
  const route = defineRoute({
    ...UNCOUNTED,
    path: `/${folder}/{name}`,
    name: folder,
    params: AssetParams,
    responses: { 200: packed('The asset.', pageMediaType(`x.${kind}`)) },
  });
  return [
    route.handledBy(({ params: { name } }) =>
      names.has(name)
        ? { status: 200, body: files.body(`${folder}/${name}`, 'immutable') }
        : refuse('notFound'),
    ),
  ];
}

/**
 * What browsers look for by itself: an icon, and the worker of the portal, which acts under the
 * policy that came with its script.
 */
function fileAtTop(name: string, files: PageFiles): Route {
  const response: ResponseSpec<PackedBody> = {
    ...packed('The file.', pageMediaType(name)),
    ...(name.endsWith('.js') ? { contentSecurityPolicy: PAGE_POLICY } : {}),
  };
  return defineRoute({
    ...UNCOUNTED,
    path: `/${name}`,
    name,
    responses: { 200: response },
  }).handledBy(() => ({ status: 200, body: files.body(name, 'revalidated') }));
}
