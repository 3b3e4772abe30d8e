/**
 * Keeps the portal at hand: one that was opened before opens without a line, and its parts are not
 * loaded twice.
 *
 * It holds the files of exactly one build, its own, and nothing that the engine answers: what is
 * under `/v1` never passes through here, so no answer about money can be an old one. The document
 * is always asked for first, so a new build is seen by the next navigation; a page of the build
 * before goes on with the parts that were kept for it until it is closed, and then they are
 * removed. An engine that serves no portal any more says so by a 404, and this leaves.
 */
/** Put in by the build (`build/list-files.ts`). */
declare const BUILD: { readonly version: string; readonly files: readonly string[] };

const worker = self as unknown as ServiceWorkerGlobalScope;
const PREFIX = 'tirage.pages.';
const OWN = PREFIX + BUILD.version;
const DOCUMENT = '/';
const FILES = new Set(BUILD.files);
/** The operator's: they may change without a build, so they are asked for first, too. */
const BRAND = ['/brand/brand.json', '/brand/colours.css', '/brand/portal.webmanifest'];
const BRAND_FOLDER = '/brand/';
/** A line that gives no document within that is none. */
const DOCUMENT_LIMIT_MS = 4_000;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request);
  if (answer !== undefined) event.respondWith(answer);
});

async function install(): Promise<void> {
  const kept = await caches.open(OWN);
  // Past the browser's own cache: it might give the document of another build.
  await kept.add(new Request(DOCUMENT, { cache: 'reload' }));
  await kept.addAll(BUILD.files);
  await Promise.allSettled(BRAND.map((path) => kept.add(path)));
}

/** Only once no page of the build before is open any more. */
async function takeOver(): Promise<void> {
  await removeCaches((name) => name !== OWN);
  await worker.clients.claim();
}

/** `undefined`: none of ours, so it goes its way. */
function answerTo(request: Request): Promise<Response> | undefined {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return undefined;
  if (request.mode === 'navigate') return pathname === DOCUMENT ? documentFor(request) : undefined;
  if (FILES.has(pathname)) return fileFor(request, pathname);
  return pathname.startsWith(BRAND_FOLDER) ? brandFor(request) : undefined;
}

async function documentFor(request: Request): Promise<Response> {
  const kept = await caches.match(DOCUMENT, { cacheName: OWN });
  const told = await fetched(request, kept === undefined ? undefined : DOCUMENT_LIMIT_MS);
  if (told?.status === 404 || told?.status === 410) await leave();
  // A proxy whose engine restarts has no document, and says so with 502 or 503.
  const isAnswer = told !== undefined && (told.status < 500 || kept === undefined);
  return isAnswer ? told : (kept ?? Response.error());
}

async function fileFor(request: Request, path: string): Promise<Response> {
  return (await caches.match(path, { cacheName: OWN })) ?? fetch(request);
}

async function brandFor(request: Request): Promise<Response> {
  const told = await fetched(request);
  const cache = await caches.open(OWN);
  if (told?.ok === true) {
    await cache.put(request, told.clone());
    return told;
  }
  return (await cache.match(request)) ?? told ?? Response.error();
}

/** `undefined`: no answer, or none in time. */
function fetched(request: Request, limitMs?: number): Promise<Response | undefined> {
  const answer = fetch(request).catch(() => undefined);
  if (limitMs === undefined) return answer;
  const limit = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), limitMs);
  });
  return Promise.race([answer, limit]);
}

async function leave(): Promise<void> {
  await removeCaches(() => true);
  await worker.registration.unregister();
}

async function removeCaches(isOver: (name: string) => boolean): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(names.filter(isOver).map((name) => caches.delete(name)));
}
