/**
 * The published contract and a page to read it. Everything is served from here; nothing is loaded
 * from other hosts.
 *
 * The page's script comes bundled with the package `@scalar/api-reference`. The page's policy
 * allows this origin only. Inline styles are allowed because the script makes them; inline scripts
 * are not.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { rememberLast } from '../../kernel/remember-last.ts';
import { asyncApiDocument, type PublishedMessages } from '../../protocol/asyncapi.ts';
import { PreparedBody } from '../http/prepared-body.ts';
import { isSameAddress, type PublicAddress } from '../http/public-address.ts';
import { defineRoute, type ResponseSpec, type Route, raw } from '../routing/route.ts';
import { type OpenApiInfo, openApiDocument, serversAt } from './openapi.ts';

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tirage: the API</title>
<body>
<div id="reference"></div>
<noscript>This page needs a script. The contract is <a href="/openapi.json">here</a>.</noscript>
<script src="/docs/reference.js"></script>
<script src="/docs/start.js"></script>
`;

const START_SCRIPT = `Scalar.createApiReference('#reference', {
  url: '/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  agent: { disabled: true },
  showDeveloperTools: 'never',
});
`;

/**
 * The routes that document a table. They are themselves part of the document that they serve, and
 * the contracts name the address at which they were asked for.
 */
export function documentationRoutes(
  info: OpenApiInfo,
  routes: readonly Route[],
  messages: PublishedMessages,
): readonly Route[] {
  let openApi: string | undefined;
  const own: readonly Route[] = [
    prepared('/openapi.json', 'getOpenApi', 'The contract.', 'application/json', (address) => {
      openApi ??= JSON.stringify(openApiDocument(info, [...routes, ...own]));
      return `{"servers":${JSON.stringify(serversAt(address))},${openApi.slice(1)}`;
    }),
    prepared('/asyncapi.json', 'getAsyncApi', 'The messages.', 'application/json', (address) =>
      JSON.stringify(asyncApiDocument(address, messages)),
    ),
    prepared('/docs', 'getDocumentation', 'The contract as a page.', 'text/html', () => PAGE),
    prepared('/docs/start.js', 'getDocumentationStart', 'A script.', 'text/javascript', () => {
      return START_SCRIPT;
    }),
    prepared('/docs/reference.js', 'getDocumentationScript', 'A script.', 'text/javascript', () => {
      return readFileSync(
        createRequire(import.meta.url).resolve('@scalar/api-reference/browser/standalone.js'),
      );
    }),
  ];
  return own;
}

/**
 * A page or file that is made on first use, because the script is megabytes long and most gateways
 * are never asked for it. It is made again when it is asked for at another address than last time.
 */
function prepared(
  path: string,
  name: string,
  summary: string,
  mediaType: string,
  content: (address: PublicAddress) => string | Uint8Array,
): Route {
  const isSame = (left: PublicAddress, right: PublicAddress): boolean =>
    content.length === 0 || isSameAddress(left, right);
  const bodyFor = rememberLast(
    (address: PublicAddress) => PreparedBody.revalidated(content(address)),
    isSame,
  );
  const response: ResponseSpec<string | PreparedBody> = {
    ...raw(summary, mediaType),
    headers: ['etag'],
    ...(mediaType === 'text/html' ? { contentSecurityPolicy: PAGE_POLICY } : {}),
  };
  return defineRoute({
    method: 'GET',
    path,
    name,
    summary,
    tags: ['documentation'],
    authorization: 'none',
    rateLimit: 'read',
    responses: { 200: response },
  }).handledBy(({ publicAddress }) => ({ status: 200, body: bodyFor(publicAddress) }));
}
