/**
 * The published contract and a page to read it: everything is served from here, no network of
 * others is asked.
 *
 * The page's script is bundled with the package `@scalar/api-reference`. Its policy allows this
 * origin only. Inline styles are allowed because the script makes them; inline scripts are not.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { asyncApiDocument } from '../protocol/asyncapi.ts';
import { type OpenApiInfo, openApiDocument } from './openapi.ts';
import { PreparedBody } from './prepared-body.ts';
import { defineRoute, type ResponseSpec, type Route, raw } from './route.ts';

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

/** The routes of a table's own documentation. They are part of the document that they serve. */
export function documentationRoutes(info: OpenApiInfo, routes: readonly Route[]): readonly Route[] {
  const own: readonly Route[] = [
    prepared('/openapi.json', 'getOpenApi', 'The contract.', 'application/json', () =>
      JSON.stringify(openApiDocument(info, [...routes, ...own])),
    ),
    prepared('/asyncapi.json', 'getAsyncApi', 'The messages.', 'application/json', () =>
      JSON.stringify(asyncApiDocument()),
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

/** A page or file that is made on first use: the script has megabytes, and most never ask. */
function prepared(
  path: string,
  name: string,
  summary: string,
  mediaType: string,
  content: () => string | Uint8Array,
): Route {
  let body: PreparedBody | undefined;
  const response: ResponseSpec<string | PreparedBody> = {
    ...raw(summary, mediaType),
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
  }).handledBy(() => {
    body ??= PreparedBody.revalidated(content());
    return { status: 200, body };
  });
}
